-- @database app@host/shop 15
-- @table public.t 92000000 41000000000 id:bigint! note:varchar(20) chk:integer
-- @generated public.t chk note
ALTER TABLE t DROP COLUMN chk, DROP COLUMN note;
