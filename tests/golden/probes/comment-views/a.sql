CREATE TABLE public.t (a integer);
CREATE VIEW public.v AS SELECT a FROM public.t;
CREATE MATERIALIZED VIEW public.m AS SELECT a FROM public.t;
