-- @database app@host/shop 15
-- @table public.t 92000000 41000000000 id:bigint! note:character_varying(20) chk:integer
-- @holder public.t 14 ACCESS_SHARE idle in transaction
TRUNCATE t;
