-- @database app@host/shop 15
-- @table public.t 92000000 44023414784 id:bigint! a:text
-- @domain public.d text constrained
ALTER TABLE t ALTER COLUMN a TYPE d;
