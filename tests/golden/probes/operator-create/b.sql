CREATE FUNCTION public.near(integer, integer) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT abs($1 - $2) < 2';
CREATE OPERATOR public.~~~ (LEFTARG = integer, RIGHTARG = integer, FUNCTION = public.near, COMMUTATOR = OPERATOR(public.~~~), RESTRICT = eqsel, JOIN = eqjoinsel);
COMMENT ON OPERATOR public.~~~ (integer, integer) IS 'near';
