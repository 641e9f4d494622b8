CREATE TABLE public.p (a integer, b integer DEFAULT 3) PARTITION BY RANGE (a);
CREATE TABLE public.p1 PARTITION OF public.p (b NOT NULL) FOR VALUES FROM (0) TO (10);
