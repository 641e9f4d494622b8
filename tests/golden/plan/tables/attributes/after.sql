CREATE TABLE users (id integer PRIMARY KEY, email text NOT NULL, name text);
ALTER TABLE users SET (fillfactor = 70, autovacuum_enabled = false, toast.autovacuum_enabled = false), SET UNLOGGED, REPLICA IDENTITY FULL;
