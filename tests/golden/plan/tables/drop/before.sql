CREATE TABLE users (id integer PRIMARY KEY, email text NOT NULL, name text);
CREATE TABLE posts (id serial PRIMARY KEY, author integer REFERENCES users);
