-- @no-transaction
ALTER TABLE t ADD COLUMN a int;
CREATE INDEX CONCURRENTLY i ON t (a);
