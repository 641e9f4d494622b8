-- @database app@host/shop 15
-- @table public.t 92000000 44023414784 id:bigint! name:text code:character_varying(10)
-- @constraint public.t t_a_fkey f a public.r
DROP TABLE t;
