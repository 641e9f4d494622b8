CREATE TABLE public.t (a integer, b integer);
CREATE STATISTICS public.s ON a, b FROM public.t;
