CREATE TABLE users (id integer PRIMARY KEY, email text NOT NULL, name text);
CREATE INDEX users_name ON users (name); ALTER TABLE users ADD CONSTRAINT named CHECK (name <> '');
