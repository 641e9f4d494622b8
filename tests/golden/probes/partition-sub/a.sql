CREATE TABLE public.p (a integer, b text) PARTITION BY RANGE (a);
