-- @database app@host/shop 15
-- @table public.t 92000000 44023414784 id:bigint! a:integer
-- @table public.r 5 8192 id:integer! code:character_varying(10)
-- @constraint public.r r_pkey p id
-- @constraint public.r r_code_key u code
-- @referenced public.r public.t
SET lock_timeout = '2s';
ALTER TABLE r ALTER COLUMN id TYPE bigint;
ALTER TABLE r ALTER COLUMN code TYPE text;
