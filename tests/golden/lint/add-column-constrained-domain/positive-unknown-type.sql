ALTER TABLE t ADD COLUMN price amount;
