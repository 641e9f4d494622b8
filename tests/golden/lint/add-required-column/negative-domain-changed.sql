-- @database app@host/shop 15
-- @table public.t 92000000 44023414784 id:bigint!
-- @domain public.filled text constrained needs-value
ALTER DOMAIN filled DROP NOT NULL;
ALTER TABLE t ADD COLUMN a filled;
