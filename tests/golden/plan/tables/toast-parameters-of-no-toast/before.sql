CREATE TABLE t (id integer NOT NULL, raw bytea) WITH (fillfactor=56, toast.autovacuum_enabled=false);
ALTER TABLE t ALTER COLUMN raw SET STORAGE PLAIN;
