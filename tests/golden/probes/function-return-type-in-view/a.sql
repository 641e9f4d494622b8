CREATE FUNCTION public.f() RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE VIEW public.v AS SELECT public.f() AS x;
COMMENT ON VIEW public.v IS 'stays';
