-- @no-transaction
SET lock_timeout = '2s';
DROP INDEX CONCURRENTLY i;
