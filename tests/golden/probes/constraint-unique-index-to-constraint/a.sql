CREATE TABLE public.t (a integer);
CREATE UNIQUE INDEX u ON public.t (a);
