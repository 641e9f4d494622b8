CREATE TABLE public.t (a integer, c integer);
CREATE STATISTICS public.s ON a, c FROM public.t;
