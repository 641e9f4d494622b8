-- @database app@host/shop 15
-- @table public.t 92000000 44023414784 id:bigint!
-- @domain public.filled text constrained needs-value
-- @domain public.given text constrained
ALTER TABLE t ADD COLUMN a filled DEFAULT 'x';
ALTER TABLE t ADD COLUMN b given;
ALTER TABLE t ADD COLUMN c filled[];
