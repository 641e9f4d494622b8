CREATE TABLE public.t (a integer, b integer, c integer);
CREATE UNIQUE INDEX i ON public.t (a) INCLUDE (b);
