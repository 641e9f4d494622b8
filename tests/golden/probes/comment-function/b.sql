CREATE FUNCTION public.f(a integer, b text DEFAULT 'x') RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE PROCEDURE public.p(a integer) LANGUAGE sql AS 'SELECT 1';
COMMENT ON FUNCTION public.f(integer, text) IS 'f';
COMMENT ON PROCEDURE public.p(integer) IS 'p';
