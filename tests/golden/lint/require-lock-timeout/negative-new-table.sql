-- @enable require-lock-timeout
CREATE TABLE t (a int);
ALTER TABLE t ADD COLUMN b int;
