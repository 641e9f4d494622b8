CREATE AGGREGATE public.total(integer) (SFUNC = int4pl, STYPE = integer, INITCOND = '10', PARALLEL = SAFE);
CREATE TABLE public.t (a integer);
CREATE VIEW public.v AS SELECT public.total(a) AS s FROM public.t;
COMMENT ON VIEW public.v IS 'sums';
