CREATE TABLE public.t (a text, b text);
ALTER TABLE public.t ALTER a SET (n_distinct = -0.5, n_distinct_inherited = 50);
