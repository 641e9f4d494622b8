CREATE TABLE public.logs (day date, id integer, size integer, PRIMARY KEY (day, id)) PARTITION BY RANGE (day);
CREATE TABLE public.logs_1 PARTITION OF public.logs FOR VALUES FROM ('2026-01-01') TO ('2026-02-01');
CREATE TABLE public.logs_2 PARTITION OF public.logs DEFAULT;
