CREATE TYPE public.e AS ENUM ('a', 'b');
CREATE TABLE public.t (v public.e DEFAULT 'b');
CREATE INDEX i ON public.t (v) WHERE v = 'b';
