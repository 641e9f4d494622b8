CREATE TABLE public.t (a integer, b integer);
CREATE INDEX i ON public.t (a);
CREATE INDEX j ON public.t (b);
ALTER TABLE public.t CLUSTER ON i;
