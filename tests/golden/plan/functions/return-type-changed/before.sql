CREATE FUNCTION add(a integer, b integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT a + b';
CREATE TABLE users (id integer PRIMARY KEY, email text NOT NULL, name text);
CREATE VIEW v AS SELECT add(id, 1) AS next FROM users;
ALTER TABLE users ADD CONSTRAINT positive CHECK (add(id, 0) > 0);
ALTER TABLE users ALTER name SET DEFAULT add(1, 2)::text;
CREATE INDEX i ON users (add(id, 2));
