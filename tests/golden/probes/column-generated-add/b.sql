CREATE TABLE public.t (a integer, b integer, c integer GENERATED ALWAYS AS (a + b) STORED);
