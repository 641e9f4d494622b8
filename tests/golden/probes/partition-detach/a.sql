CREATE TABLE public.p (a integer, CONSTRAINT k CHECK (a > -5)) PARTITION BY RANGE (a);
CREATE TABLE public.p1 PARTITION OF public.p FOR VALUES FROM (0) TO (10);
CREATE INDEX pi ON public.p (a);
