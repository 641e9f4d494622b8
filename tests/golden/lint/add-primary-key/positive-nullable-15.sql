-- @database app@host/shop 15
-- @table public.t 92000000 44023414784 id:bigint! a:bigint b:text
ALTER TABLE t ADD PRIMARY KEY (a, id, b);
