-- @database app@host/shop 15
-- @table public.t 0 0 id:bigint! a:bigint
-- @table public.r 92000000 44023414784 id:bigint!
-- @constraint public.t t_a_fkey f a public.r
ALTER TABLE t DROP COLUMN a;
