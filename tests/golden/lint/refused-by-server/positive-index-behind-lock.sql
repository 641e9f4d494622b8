-- @database app@host/shop 15
-- @table public.t 92000000 44023414784 id:bigint! a:text
-- @relation public.v v
ALTER TABLE t DROP COLUMN a;
CREATE INDEX i ON v (a);
