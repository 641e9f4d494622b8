-- @database app@host/shop 15
-- @table public.t 5 8192 id:bigint!
-- @table public.r 92000000 44023414784 id:bigint!
-- @constraint public.t t_a_fkey f a public.r
DROP TABLE t, r;
