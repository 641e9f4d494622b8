-- @no-transaction
-- @enable prefer-if-exists
DROP INDEX CONCURRENTLY i;
DROP TRIGGER g ON t;
ALTER TABLE t DROP COLUMN a, DROP CONSTRAINT c;
