-- @database app@host/shop 15
-- @pending-before 1
-- @table public.r 0 0 id:bigint!
-- @referenced public.r public.t
TRUNCATE r;
