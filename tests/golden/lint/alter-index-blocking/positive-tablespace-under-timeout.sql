-- @database app@host/shop 15
-- @table public.t 92000000 44023414784 id:bigint! a:integer
-- @index public.t_a public.t 1 a
SET lock_timeout = '2s';
ALTER INDEX t_a SET TABLESPACE fast;
