CREATE EXTENSION pgcrypto;
CREATE FUNCTION public.f(p integer) RETURNS integer LANGUAGE sql RETURN p;
ALTER EXTENSION pgcrypto ADD FUNCTION public.f(integer);
