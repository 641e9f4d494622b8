CREATE TABLE users (id integer PRIMARY KEY, email text NOT NULL, name text);
CREATE INDEX i ON users (lower(email), name DESC NULLS LAST) INCLUDE (id) WHERE name IS NOT NULL;
