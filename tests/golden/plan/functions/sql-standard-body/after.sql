CREATE TABLE users (id integer PRIMARY KEY, email text NOT NULL, name text);
CREATE FUNCTION emails() RETURNS SETOF text LANGUAGE sql BEGIN ATOMIC SELECT email FROM users; END;
CREATE VIEW v AS SELECT * FROM emails();
