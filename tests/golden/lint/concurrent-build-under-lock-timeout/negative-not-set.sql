-- @no-transaction
REINDEX INDEX CONCURRENTLY i;
