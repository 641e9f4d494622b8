CREATE TABLE public.p (a integer NOT NULL, b integer) PARTITION BY RANGE (a);
CREATE TABLE public.p1 PARTITION OF public.p FOR VALUES FROM (0) TO (10);
