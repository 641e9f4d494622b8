CREATE TABLE public.t (a integer);
CREATE VIEW public.v AS SELECT a FROM public.t;
CREATE MATERIALIZED VIEW public.m AS SELECT a FROM public.t;
COMMENT ON VIEW public.v IS 'v';
COMMENT ON COLUMN public.v.a IS 'va';
COMMENT ON MATERIALIZED VIEW public.m IS 'm';
COMMENT ON COLUMN public.m.a IS 'ma';
