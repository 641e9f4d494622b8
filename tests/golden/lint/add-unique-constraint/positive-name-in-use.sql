-- @database app@host/shop 15
-- @table public.t 92000000 41000000000 a:bigint
-- @index public.t_a_key public.t 1048576 a
ALTER TABLE t ADD UNIQUE (a);
