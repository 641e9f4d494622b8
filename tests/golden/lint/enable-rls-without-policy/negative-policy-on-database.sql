-- @database app@host/shop 15
-- @table public.t 92000000 41000000000 id:bigint! note:varchar(20) chk:integer
-- @policy public.t
ALTER TABLE t ENABLE ROW LEVEL SECURITY;
