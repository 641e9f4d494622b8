CREATE TABLE public.t (a bigint PRIMARY KEY, b integer);
CREATE PUBLICATION p FOR TABLE public.t WHERE (a > 5);
