CREATE TABLE public.t (a integer CONSTRAINT has_a NOT NULL, b integer CONSTRAINT has_b NOT NULL);
