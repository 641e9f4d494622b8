-- @setup
CREATE TABLE orders (id bigint PRIMARY KEY);
-- @also nothing
CREATE FUNCTION f() RETURNS bigint LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    AS 'SELECT count(*) FROM public.orders';
