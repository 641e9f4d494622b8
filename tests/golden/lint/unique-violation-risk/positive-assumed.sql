-- @no-transaction
CREATE UNIQUE INDEX CONCURRENTLY i ON t (a, b);
