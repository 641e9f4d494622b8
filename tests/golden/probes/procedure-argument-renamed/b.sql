CREATE PROCEDURE public.p(b integer) LANGUAGE sql AS 'SELECT 1';
COMMENT ON PROCEDURE public.p(integer) IS 'kept';
