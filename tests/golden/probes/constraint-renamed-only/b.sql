CREATE TABLE public.t (a integer CONSTRAINT new_pk PRIMARY KEY, b integer CONSTRAINT new_k CHECK (b > 0));
