CREATE TABLE public.t (a integer);
CREATE VIEW public.m AS SELECT a FROM public.t;
