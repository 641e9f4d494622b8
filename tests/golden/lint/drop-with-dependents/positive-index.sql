-- @database app@host/shop 15
-- @table public.t 92000000 41000000000 id:bigint! note:varchar(20) chk:integer
-- @index public.t_pkey public.t 1048576 id unique
-- @constraint public.t t_pkey p id
DROP INDEX t_pkey CASCADE;
