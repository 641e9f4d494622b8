CREATE TABLE public.t (id integer PRIMARY KEY, a bigint);
CREATE MATERIALIZED VIEW public.m AS SELECT a FROM public.t;
