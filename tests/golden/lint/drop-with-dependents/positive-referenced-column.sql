-- @database app@host/shop 15
-- @table public.t 92000000 41000000000 id:bigint! note:varchar(20) chk:integer
-- @referenced public.t public.o o_t_id_fkey t_id id
-- @generated public.t chk note
ALTER TABLE t DROP COLUMN id;
ALTER TABLE t DROP COLUMN note;
