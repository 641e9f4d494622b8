-- @enable require-lock-timeout
SET lock_timeout = '2s';
ALTER TABLE t ADD COLUMN a int;
