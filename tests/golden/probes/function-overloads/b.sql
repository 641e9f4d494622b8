CREATE FUNCTION public.f(integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION public.f(text) RETURNS integer LANGUAGE sql AS 'SELECT 2';
