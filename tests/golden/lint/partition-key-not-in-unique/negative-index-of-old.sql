-- @database app@host/shop 15
-- @table public.t 92000000 41000000000 id:bigint! note:varchar(20) chk:integer
-- @partition-key public.t id
CREATE UNIQUE INDEX i ON t (note, id);
