-- @enable require-statement-timeout
SET statement_timeout = '60s';
ALTER TABLE t ADD COLUMN a int;
