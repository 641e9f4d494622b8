CREATE TYPE public.c AS (x integer, y text);
CREATE FUNCTION public.f(public.c) RETURNS integer LANGUAGE sql AS 'SELECT 1';
