CREATE TABLE public.t (a integer, CONSTRAINT k CHECK (a > 0));
CREATE TABLE public.c () INHERITS (public.t);
