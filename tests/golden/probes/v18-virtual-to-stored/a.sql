CREATE TABLE public.t (a integer, c integer GENERATED ALWAYS AS (a * 2) VIRTUAL, d integer);
