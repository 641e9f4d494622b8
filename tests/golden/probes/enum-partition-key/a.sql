CREATE TYPE public.e AS ENUM ('a', 'b', 'c');
CREATE TABLE public.p (v public.e, n integer) PARTITION BY LIST (v);
CREATE TABLE public.p_a PARTITION OF public.p FOR VALUES IN ('a');
