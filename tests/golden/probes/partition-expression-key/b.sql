CREATE TABLE public.e (at timestamptz NOT NULL, n integer) PARTITION BY RANGE (((n / 10)), (date_part('year', at AT TIME ZONE 'UTC')));
CREATE TABLE public.e1 PARTITION OF public.e FOR VALUES FROM (0, 2020) TO (10, 2021);
