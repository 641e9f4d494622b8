-- @database app@host/shop 10
-- @table public.t 92000000 44023414784 id:bigint!
ALTER TABLE t ADD COLUMN a text DEFAULT NULL;
