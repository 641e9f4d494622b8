CREATE TYPE public.e AS ENUM ('a', 'b');
CREATE TYPE public.f AS ENUM ('x', 'y');
CREATE TABLE public.t (id integer PRIMARY KEY, n integer, a public.e NOT NULL, b public.f NOT NULL);
CREATE INDEX t_a ON public.t (id) WHERE a = 'a';
CREATE FUNCTION public.both_of(p integer) RETURNS text LANGUAGE sql
BEGIN ATOMIC
  SELECT t.a::text || t.b::text FROM public.t WHERE t.id = p;
END;
CREATE INDEX t_n ON public.t (n);
