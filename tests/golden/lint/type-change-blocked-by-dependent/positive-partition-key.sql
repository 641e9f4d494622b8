-- @database app@host/shop 15
-- @table public.t 92000000 44023414784 id:bigint! at:date!
-- @partition-key public.t at
ALTER TABLE t ALTER COLUMN at TYPE timestamptz;
