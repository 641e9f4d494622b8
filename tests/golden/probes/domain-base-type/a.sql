CREATE DOMAIN public.d AS integer CHECK (VALUE > 0);
CREATE TABLE public.t (id integer PRIMARY KEY, a public.d);
CREATE VIEW public.v AS SELECT a FROM public.t;
