CREATE TABLE public.p (a integer, b text) PARTITION BY LIST (b);
CREATE FUNCTION public.f(integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE VIEW public.v AS SELECT public.f(a) AS x FROM public.p;
