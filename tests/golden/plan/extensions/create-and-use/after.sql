CREATE EXTENSION citext;
CREATE EXTENSION pg_trgm;
CREATE TABLE users (id integer PRIMARY KEY, email citext NOT NULL, name text);
CREATE INDEX i ON users USING gin (name gin_trgm_ops);
