-- @database app@host/shop 15
-- @table public.t 0 8192 id:bigint! name:text
ALTER TABLE p ATTACH PARTITION t FOR VALUES IN (1);
