-- @database app@host/shop 15
-- @table public.t 92000000 41000000000 id:bigint! note:varchar(20) chk:integer
-- @referenced public.t public.o
-- @view public.t note public.v
DROP TABLE t;
