CREATE TABLE users (id integer PRIMARY KEY, email text NOT NULL, name text);
CREATE VIEW v AS SELECT id, email FROM users;
CREATE VIEW w AS SELECT id FROM v;
