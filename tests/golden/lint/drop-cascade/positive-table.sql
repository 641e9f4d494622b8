-- @database app@host/shop 15
-- @table public.t 92000000 44023414784 id:bigint! name:text code:character_varying(10)
-- @referenced public.t public.orders
DROP TABLE t CASCADE;
