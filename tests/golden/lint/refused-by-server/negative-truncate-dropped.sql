-- @database app@host/shop 15
-- @table public.r 0 0 id:bigint!
-- @referenced public.r public.t
DROP TABLE t;
TRUNCATE r;
