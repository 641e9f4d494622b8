CREATE TABLE users (id integer PRIMARY KEY, email text NOT NULL, name text);
CREATE VIEW z AS SELECT id, email FROM users;
CREATE VIEW a AS SELECT email FROM z;
CREATE VIEW m WITH (security_barrier) AS SELECT * FROM a WHERE email <> '' WITH CHECK OPTION;
