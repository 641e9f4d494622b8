-- @database app@host/shop 15
-- @table public.t 92000000 41000000000 id:bigint! note:varchar(20) chk:integer
-- @check public.t t_chk chk (chk > 0)
ALTER TABLE t ALTER chk TYPE integer;
