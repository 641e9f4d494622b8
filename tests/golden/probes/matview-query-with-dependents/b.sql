CREATE TABLE public.t (a integer, b text);
CREATE MATERIALIZED VIEW public.m AS SELECT a, b FROM public.t WHERE a > 0;
CREATE INDEX mi ON public.m (a);
CREATE VIEW public.v AS SELECT a FROM public.m;
CREATE MATERIALIZED VIEW public.m2 AS SELECT a FROM public.v;
