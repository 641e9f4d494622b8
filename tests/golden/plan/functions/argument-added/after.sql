CREATE FUNCTION add(a integer, b integer, c integer DEFAULT 0) RETURNS integer LANGUAGE sql AS 'SELECT a + b + c';
