ALTER TABLE t ADD COLUMN a int;
SET LOCAL lock_timeout = '2s';
