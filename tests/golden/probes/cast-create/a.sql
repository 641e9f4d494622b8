CREATE TYPE public.pair AS (a integer, b integer);
CREATE FUNCTION public.pair_sum(public.pair) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT $1.a + $1.b';
