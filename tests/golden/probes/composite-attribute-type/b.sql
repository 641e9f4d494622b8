CREATE TYPE public.c AS (x bigint, y text COLLATE "C");
CREATE FUNCTION public.f(public.c) RETURNS integer LANGUAGE sql AS 'SELECT 1';
