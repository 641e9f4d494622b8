CREATE TABLE public.t (a integer CONSTRAINT old_pk PRIMARY KEY, b integer CONSTRAINT old_k CHECK (b > 0));
