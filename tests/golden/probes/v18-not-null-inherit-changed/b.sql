CREATE TABLE public.p (a integer CONSTRAINT has_a NOT NULL);
CREATE TABLE public.c () INHERITS (public.p);
