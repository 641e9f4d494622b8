CREATE TABLE public.t (a integer, CONSTRAINT k CHECK (a > 0) NO INHERIT);
CREATE TABLE public.c () INHERITS (public.t);
