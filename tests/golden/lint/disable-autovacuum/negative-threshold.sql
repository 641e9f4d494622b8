ALTER TABLE t SET (autovacuum_vacuum_scale_factor = 0.01);
