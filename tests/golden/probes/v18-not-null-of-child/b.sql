CREATE TABLE public.p (a integer CONSTRAINT p_a NOT NULL);
CREATE TABLE public.c (CONSTRAINT c_a NOT NULL a) INHERITS (public.p);
