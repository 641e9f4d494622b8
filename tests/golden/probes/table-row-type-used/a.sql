CREATE TABLE public.t (a integer);
CREATE FUNCTION public.f(public.t) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE TABLE public.u (x public.t);
