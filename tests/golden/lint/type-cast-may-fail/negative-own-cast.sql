-- @database app@host/shop 15
-- @table public.t 92000000 44023414784 id:bigint! n:text
CREATE CAST (text AS jsonb) WITH INOUT AS ASSIGNMENT;
ALTER TABLE t ALTER COLUMN n TYPE jsonb;
