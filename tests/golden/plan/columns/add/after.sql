CREATE TABLE users (id integer PRIMARY KEY, email text NOT NULL, name text);
ALTER TABLE users ADD age integer NOT NULL DEFAULT 7, ADD bio text COLLATE "C";
