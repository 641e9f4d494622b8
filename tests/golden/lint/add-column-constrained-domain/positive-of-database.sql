-- @database app@host/shop 15
-- @table public.t 92000000 44023414784 id:bigint!
-- @domain public.money text constrained
ALTER TABLE t ADD COLUMN price money;
ALTER TABLE t ADD COLUMN other public.money;
