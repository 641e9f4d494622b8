-- @database app@host/shop 15
-- @table public.r 0 0 id:bigint!
-- @table public.s 0 0 id:bigint!
-- @table public.t 0 0 id:bigint! a:bigint
-- @table public.u 0 0 id:bigint! a:bigint
-- @referenced public.r public.t
-- @referenced public.r public.r
-- @referenced public.s public.u
TRUNCATE r, t;
TRUNCATE r CASCADE;
ALTER TABLE u DROP CONSTRAINT u_a_fkey;
TRUNCATE s;
