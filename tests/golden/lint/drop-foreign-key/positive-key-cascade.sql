-- @database app@host/shop 15
-- @table public.t 92000000 44023414784 id:bigint! a:integer
-- @table public.r 5 8192 id:bigint!
-- @constraint public.r r_pkey p id
-- @referenced public.r public.t
ALTER TABLE r DROP CONSTRAINT r_pkey CASCADE;
