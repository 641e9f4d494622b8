CREATE TABLE public.p (a integer CONSTRAINT has_a NOT NULL NO INHERIT);
CREATE TABLE public.c () INHERITS (public.p);
