-- @database app@host/shop 15
-- @table public.t 92000000 44023414784 id:bigint! a:bigint
-- @table public.r 5 8192 id:bigint! code:text
-- @constraint public.r r_code_key u code
-- @referenced public.r public.t
ALTER TABLE r DROP COLUMN code CASCADE;
