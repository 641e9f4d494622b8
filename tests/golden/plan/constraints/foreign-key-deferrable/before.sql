CREATE TABLE users (id integer PRIMARY KEY, email text NOT NULL, name text);
CREATE TABLE posts (id integer, author integer REFERENCES users);
