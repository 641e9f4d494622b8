-- @database app@host/shop 15
-- @table public.t 92000000 44023414784 id:bigint! a:bigint b:bigint
ALTER TABLE t ADD CONSTRAINT a_there CHECK (a IS NOT NULL AND b > 0), ALTER COLUMN a SET NOT NULL;
