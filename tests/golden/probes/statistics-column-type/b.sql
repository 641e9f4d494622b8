CREATE TABLE public.t (a bigint, b integer);
CREATE STATISTICS public.s ON a, b FROM public.t;
