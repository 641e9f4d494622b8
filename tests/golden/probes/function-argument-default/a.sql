CREATE FUNCTION public.f(a integer DEFAULT 1) RETURNS integer LANGUAGE sql AS 'SELECT a';
