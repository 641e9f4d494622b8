CREATE TABLE users (email text NOT NULL, id integer PRIMARY KEY, name text);
