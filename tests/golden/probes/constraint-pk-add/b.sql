CREATE TABLE public.t (a integer NOT NULL, b integer, CONSTRAINT t_key PRIMARY KEY (a));
