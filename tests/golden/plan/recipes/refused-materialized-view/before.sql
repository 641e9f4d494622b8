CREATE TABLE public.t (id integer PRIMARY KEY, a integer);
CREATE MATERIALIZED VIEW public.m AS SELECT a FROM public.t;
