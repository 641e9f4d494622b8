CREATE TABLE users (id integer PRIMARY KEY, email text NOT NULL, name text);
ALTER TABLE users ADD CONSTRAINT has_at CHECK (email LIKE '%@%');
