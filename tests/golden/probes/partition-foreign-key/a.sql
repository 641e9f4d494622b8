CREATE TABLE public.o (x integer PRIMARY KEY);
CREATE TABLE public.p (a integer, x integer) PARTITION BY RANGE (a);
CREATE TABLE public.p1 PARTITION OF public.p FOR VALUES FROM (0) TO (10);
