CREATE TABLE public.t (id integer PRIMARY KEY, a bigint, b integer GENERATED ALWAYS AS (a + 1) STORED);
