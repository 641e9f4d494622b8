CREATE TABLE public.t (a integer, b integer, c integer);
CREATE STATISTICS public.s (dependencies, ndistinct) ON a, c FROM public.t;
