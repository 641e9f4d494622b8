-- @enable require-statement-timeout
ALTER TABLE t ADD COLUMN a int;
