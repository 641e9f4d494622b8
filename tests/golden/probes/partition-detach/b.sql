CREATE TABLE public.p (a integer, CONSTRAINT k CHECK (a > -5)) PARTITION BY RANGE (a);
CREATE INDEX pi ON public.p (a);
CREATE TABLE public.p1 (a integer, CONSTRAINT k CHECK (a > -5));
CREATE INDEX p1_a_idx ON public.p1 (a);
