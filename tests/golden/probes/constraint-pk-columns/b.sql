CREATE TABLE public.t (a integer NOT NULL, b integer NOT NULL, CONSTRAINT t_key PRIMARY KEY (a, b));
