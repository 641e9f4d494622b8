CREATE FUNCTION public.add_up(integer, integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT $1 + $2';
CREATE AGGREGATE public.total(integer) (SFUNC = public.add_up, STYPE = integer, INITCOND = '0');
COMMENT ON AGGREGATE public.total(integer) IS 'adds up';
