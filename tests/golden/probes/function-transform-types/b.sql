CREATE EXTENSION hstore;
CREATE FUNCTION public.h(public.hstore) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION public.srf() RETURNS SETOF public.hstore LANGUAGE sql ROWS 5 AS 'SELECT NULL::public.hstore';
