CREATE TABLE public.t (a integer, b text);
CREATE MATERIALIZED VIEW public.m WITH (fillfactor = 80) AS SELECT a, count(*) AS n FROM public.t GROUP BY a;
CREATE UNIQUE INDEX mi ON public.m (a);
COMMENT ON MATERIALIZED VIEW public.m IS 'counts';
