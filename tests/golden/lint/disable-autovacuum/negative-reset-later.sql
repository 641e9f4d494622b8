ALTER TABLE t SET (autovacuum_enabled = off);
INSERT INTO t VALUES (1);
ALTER TABLE t RESET (autovacuum_enabled);
