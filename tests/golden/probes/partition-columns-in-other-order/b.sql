CREATE TABLE public.p (a integer, b text) PARTITION BY RANGE (a);
CREATE TABLE public.p1 (b text, a integer);
ALTER TABLE public.p ATTACH PARTITION public.p1 FOR VALUES FROM (0) TO (10);
