CREATE TABLE public.p (a integer) PARTITION BY RANGE (a);
CREATE TABLE public.q (a integer) PARTITION BY RANGE (a);
CREATE TABLE public.p1 PARTITION OF public.q FOR VALUES FROM (0) TO (10);
