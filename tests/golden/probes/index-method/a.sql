CREATE TABLE public.t (a integer);
CREATE INDEX i ON public.t (a);
