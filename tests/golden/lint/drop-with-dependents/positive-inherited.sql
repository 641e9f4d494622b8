-- @database app@host/shop 15
-- @table public.t 92000000 41000000000 id:bigint! note:varchar(20) chk:integer
-- @descendant public.t public.c
-- @view public.t * public.counts
DROP TABLE t;
