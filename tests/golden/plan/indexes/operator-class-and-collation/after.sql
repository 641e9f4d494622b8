CREATE TABLE users (id integer PRIMARY KEY, email text NOT NULL, name text);
CREATE INDEX i ON users (email text_pattern_ops, name COLLATE "C") WITH (fillfactor = 80);
CREATE UNIQUE INDEX j ON users (name) NULLS NOT DISTINCT;
