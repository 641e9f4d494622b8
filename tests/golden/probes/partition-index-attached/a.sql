CREATE TABLE public.p (a integer, b integer) PARTITION BY RANGE (a);
CREATE TABLE public.p1 PARTITION OF public.p FOR VALUES FROM (0) TO (10);
CREATE INDEX mine ON public.p1 (b);
CREATE INDEX pi ON ONLY public.p (b);
