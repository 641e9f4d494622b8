CREATE FUNCTION public.f() RETURNS integer LANGUAGE sql AS 'SELECT 2';
CREATE VIEW public.v AS SELECT public.f() AS x;
