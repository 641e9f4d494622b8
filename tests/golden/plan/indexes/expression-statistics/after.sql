CREATE TABLE users (id integer PRIMARY KEY, email text NOT NULL, name text);
CREATE INDEX i ON users (lower(email));
ALTER INDEX i ALTER COLUMN 1 SET STATISTICS 300;
