-- @enable require-lock-timeout
ALTER TABLE t ADD COLUMN a int;
ALTER TABLE t ADD COLUMN b int;
