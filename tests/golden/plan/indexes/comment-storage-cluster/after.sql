CREATE TABLE users (id integer PRIMARY KEY, email text NOT NULL, name text);
CREATE INDEX i ON users (email) WITH (fillfactor = 90);
COMMENT ON INDEX i IS 'fast';
ALTER TABLE users CLUSTER ON i;
