-- @no-transaction
-- @database app@host/shop 15
-- @table public.t 92000000 44023414784 id:bigint! name:text code:character_varying(10)
-- @index public.i public.t 2147483648 name 1234
CREATE INDEX CONCURRENTLY j ON t (name, id);
DROP INDEX CONCURRENTLY i;
