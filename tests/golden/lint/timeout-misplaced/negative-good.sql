SET lock_timeout = '2s';
SET statement_timeout = '1min';
ALTER TABLE t ADD COLUMN a int;
