CREATE TABLE public.p (a integer, b text, c integer DEFAULT 4 NOT NULL, d timestamptz DEFAULT now()) PARTITION BY RANGE (a);
CREATE TABLE public.p1 PARTITION OF public.p FOR VALUES FROM (0) TO (10);
