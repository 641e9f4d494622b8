CREATE TABLE users (id integer PRIMARY KEY, email text NOT NULL, name text);
CREATE VIEW v AS SELECT * FROM users;
