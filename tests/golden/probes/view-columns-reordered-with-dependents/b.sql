CREATE TABLE public.t (a integer, b text);
CREATE VIEW public.v AS SELECT b, a FROM public.t;
CREATE VIEW public.v2 AS SELECT a, b FROM public.v;
CREATE FUNCTION public.f(public.v) RETURNS integer LANGUAGE sql AS 'SELECT 1';
COMMENT ON VIEW public.v2 IS 'stays';
