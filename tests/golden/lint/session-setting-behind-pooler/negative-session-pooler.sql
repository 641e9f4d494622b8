-- @no-transaction
-- @database app@host/shop 15
-- @pooler session
SET lock_timeout = '3s';
ALTER TABLE t ADD COLUMN note text;
