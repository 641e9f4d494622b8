CREATE TABLE public.t (a integer NOT NULL, CONSTRAINT u UNIQUE (a));
