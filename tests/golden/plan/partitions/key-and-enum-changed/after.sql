CREATE TYPE public.size AS ENUM ('s', 'm', 'l');
CREATE TYPE public.fit AS ENUM ('s', 'm', 'l', 'xl');
CREATE TABLE public.p (a integer, b integer, c public.fit) PARTITION BY RANGE (b);
CREATE TABLE public.p1 PARTITION OF public.p FOR VALUES FROM (0) TO (100);
