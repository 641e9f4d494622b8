-- @database app@host/shop 15
-- @table public.t 92000000 41000000000 id:bigint! note:varchar(20) chk:integer
-- @table public.o 5 5 t_id:bigint
-- @partition-key public.o t_id
-- @descendant public.o public.o_1
-- @referenced public.t public.o
-- @referenced public.t public.o_1
DROP TABLE o, t;
