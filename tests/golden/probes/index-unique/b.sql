CREATE TABLE public.t (a integer);
CREATE UNIQUE INDEX i ON public.t (a);
