CREATE TYPE public.e AS ENUM ('a', 'b', 'c');
CREATE TABLE public.t (id integer PRIMARY KEY, v public.e DEFAULT 'a' NOT NULL, w public.e[] DEFAULT '{a}', CONSTRAINT k CHECK (v <> 'c'));
CREATE INDEX t_v ON public.t (v) WHERE v = 'a';
CREATE VIEW public.tv AS SELECT id, v FROM public.t WHERE v = 'a';
CREATE FUNCTION public.f(public.e) RETURNS public.e LANGUAGE sql AS 'SELECT $1';
