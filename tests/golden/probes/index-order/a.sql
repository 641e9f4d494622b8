CREATE TABLE public.t (a integer, b integer);
CREATE INDEX i ON public.t (a, b);
