CREATE TABLE public.p (a integer);
CREATE TABLE public.c (b integer) INHERITS (public.p);
