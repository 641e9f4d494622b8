CREATE TABLE public.c (x integer);
