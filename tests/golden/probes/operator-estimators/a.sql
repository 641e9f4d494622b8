CREATE FUNCTION public.near(integer, integer) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT abs($1 - $2) < 2';
CREATE OPERATOR public.~~~ (LEFTARG = integer, RIGHTARG = integer, FUNCTION = public.near);
CREATE TABLE public.t (a integer, CONSTRAINT k CHECK (a OPERATOR(public.~~~) 3));
