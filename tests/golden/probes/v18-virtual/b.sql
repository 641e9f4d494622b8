CREATE TABLE public.t (a integer, b integer GENERATED ALWAYS AS (a + 1) STORED, c integer GENERATED ALWAYS AS (a * 2) VIRTUAL, d integer GENERATED ALWAYS AS (a * 3));
