CREATE TABLE public.t (a integer CONSTRAINT has_a NOT NULL);
