-- @database app@host/shop 15
-- @table public.t 92000000 44023414784 id:bigint! a:text b:d
-- @domain public.d text
ALTER TABLE t ALTER COLUMN a TYPE d;
ALTER TABLE t ALTER COLUMN b TYPE text;
