CREATE TABLE public.p (a integer, b integer) PARTITION BY RANGE (a);
CREATE TABLE public.p1 PARTITION OF public.p FOR VALUES FROM (0) TO (10);
CREATE TABLE public.p2 PARTITION OF public.p FOR VALUES FROM (10) TO (20);
CREATE INDEX pi ON public.p (b);
CREATE UNIQUE INDEX pu ON public.p (a, b);
