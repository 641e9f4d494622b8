-- @database app@host/shop 15
-- @table public.t 92000000 41000000000 id:bigint! note:varchar(20) chk:integer
-- @table public.o 5 5 t_id:bigint
-- @referenced public.t public.o
ALTER TABLE o DROP CONSTRAINT o_t_id_fkey;
DROP TABLE t;
