-- @no-transaction
-- @enable prefer-if-exists
DROP INDEX CONCURRENTLY IF EXISTS i;
