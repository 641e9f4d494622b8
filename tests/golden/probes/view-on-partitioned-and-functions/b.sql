CREATE TABLE public.p (a bigint, b text) PARTITION BY LIST (b);
CREATE FUNCTION public.f(bigint) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE VIEW public.v AS SELECT public.f(a) AS x FROM public.p;
