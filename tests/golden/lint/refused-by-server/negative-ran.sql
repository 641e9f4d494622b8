-- @database app@host/shop 15
-- @ran
-- @table public.r 0 0 id:bigint!
-- @referenced public.r public.t
TRUNCATE r;
