CREATE TYPE public.e AS ENUM ('a', 'b');
CREATE TABLE public.t (v public.e DEFAULT 'a');
CREATE VIEW public.vw AS SELECT v FROM public.t;
