CREATE PROCEDURE public.p(a integer) LANGUAGE sql AS 'SELECT 1';
COMMENT ON PROCEDURE public.p(integer) IS 'kept';
