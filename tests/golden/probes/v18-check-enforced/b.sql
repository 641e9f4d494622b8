CREATE TABLE public.c (x integer CONSTRAINT k CHECK (x > 0));
