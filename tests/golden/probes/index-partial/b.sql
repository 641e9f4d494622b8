CREATE TABLE public.t (a integer, b boolean);
CREATE INDEX i ON public.t (a) WHERE b AND a > 5;
