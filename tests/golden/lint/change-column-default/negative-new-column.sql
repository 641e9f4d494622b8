-- @enable change-column-default
ALTER TABLE t ADD COLUMN a int;
ALTER TABLE t ALTER COLUMN a SET DEFAULT 1;
