-- @no-transaction
-- @database app@host/shop 14
CREATE INDEX CONCURRENTLY i ON t (a);
