CREATE TABLE public.p (a integer);
CREATE TABLE public.c (a integer, b integer);
