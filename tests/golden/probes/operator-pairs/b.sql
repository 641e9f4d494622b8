CREATE FUNCTION public.lt2(integer, integer) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1 < $2';
CREATE FUNCTION public.gt2(integer, integer) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1 > $2';
CREATE FUNCTION public.ge2(integer, integer) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1 >= $2';
CREATE OPERATOR public.<# (LEFTARG = integer, RIGHTARG = integer, FUNCTION = public.lt2, COMMUTATOR = OPERATOR(public.>#), NEGATOR = OPERATOR(public.>=#));
CREATE OPERATOR public.># (LEFTARG = integer, RIGHTARG = integer, FUNCTION = public.gt2, COMMUTATOR = OPERATOR(public.<#));
CREATE OPERATOR public.>=# (LEFTARG = integer, RIGHTARG = integer, FUNCTION = public.ge2, NEGATOR = OPERATOR(public.<#));
