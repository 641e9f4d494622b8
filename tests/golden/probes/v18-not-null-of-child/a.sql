CREATE TABLE public.p (a integer);
CREATE TABLE public.c () INHERITS (public.p);
