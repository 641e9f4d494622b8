-- @database app@host/shop 15
-- @table public.t 92000000 44023414784 id:bigint! a:int?
ALTER TABLE t ALTER COLUMN a SET NOT NULL;
