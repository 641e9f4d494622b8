-- @no-transaction
-- @database app@host/shop 15
CREATE INDEX CONCURRENTLY i ON t (a);
