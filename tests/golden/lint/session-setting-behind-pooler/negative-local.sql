-- @database app@host/shop 15
-- @pooler transaction
SET LOCAL lock_timeout = '3s';
ALTER TABLE t ADD COLUMN note text;
