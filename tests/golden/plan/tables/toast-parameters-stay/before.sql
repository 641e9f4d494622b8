CREATE TABLE notes (id text) WITH (toast.autovacuum_enabled = false);
