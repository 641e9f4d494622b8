CREATE FUNCTION add(x integer, b integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT x + b';
CREATE VIEW v AS SELECT add(1, 2);
