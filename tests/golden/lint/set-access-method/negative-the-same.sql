-- @database app@host/shop 15
-- @table public.t 92000000 44023414784 id:bigint!
-- @heap public.t
ALTER TABLE t SET ACCESS METHOD heap;
