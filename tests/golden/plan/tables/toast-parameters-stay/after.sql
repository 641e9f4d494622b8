CREATE TABLE notes (id integer, body text) WITH (toast.autovacuum_enabled = false);
