CREATE AGGREGATE public.total(integer) (SFUNC = int4pl, STYPE = integer, INITCOND = '0');
CREATE TABLE public.t (a integer);
CREATE VIEW public.v AS SELECT public.total(a) AS s FROM public.t;
COMMENT ON VIEW public.v IS 'sums';
