-- @enable change-column-default
ALTER TABLE t ALTER COLUMN a SET DEFAULT 1;
