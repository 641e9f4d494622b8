CREATE TABLE public.t (a integer, b integer);
CREATE INDEX i ON public.t (a, b);
ALTER TABLE public.t CLUSTER ON i;
