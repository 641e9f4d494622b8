-- @database app@host/shop 15
-- @table public.t 92000000 41000000000 id:bigint! note:varchar(20) chk:integer
-- @table public.o 5 5 t_id:bigint
-- @referenced public.t public.o o_t_id_fkey t_id id
ALTER TABLE o DROP COLUMN t_id;
DROP TABLE t;
