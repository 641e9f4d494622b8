-- @no-transaction
SET lock_timeout = 0;
CREATE INDEX CONCURRENTLY i ON t (a);
CREATE INDEX CONCURRENTLY j ON t (b);
