-- @database app@host/shop 15
-- @table public.t 92000000 44023414784 id:bigint! a:int?
-- @answer 0/92000000 public.t: a IS NULL
ALTER TABLE t ALTER COLUMN a SET NOT NULL;
