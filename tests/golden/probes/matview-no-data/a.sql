CREATE TABLE public.t (a integer);
CREATE MATERIALIZED VIEW public.m AS SELECT a FROM public.t;
