CREATE ROLE golden_app;
CREATE ROLE golden_reader;
CREATE ROLE golden_writer;
CREATE TABLE users (id integer PRIMARY KEY, email text, password text);
ALTER TABLE users OWNER TO golden_app;
GRANT SELECT (id), UPDATE ON users TO golden_reader;
CREATE FUNCTION f() RETURNS integer LANGUAGE sql AS 'SELECT 1';
REVOKE EXECUTE ON FUNCTION f() FROM PUBLIC;
