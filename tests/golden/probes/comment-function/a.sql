CREATE FUNCTION public.f(a integer, b text DEFAULT 'x') RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE PROCEDURE public.p(a integer) LANGUAGE sql AS 'SELECT 1';
