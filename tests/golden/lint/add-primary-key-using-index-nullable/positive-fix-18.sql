-- @database app@host/shop 18
-- @no-transaction
-- @table public.t 92000000 44023414784 id:bigint! a:bigint
-- @index public.t_a_key public.t 1048576 a unique
ALTER TABLE t ADD PRIMARY KEY USING INDEX t_a_key;
