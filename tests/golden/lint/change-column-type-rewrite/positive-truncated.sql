-- @database app@host/shop 15
-- @table public.t 92000000 41000000000 id:bigint! note:varchar(20) memo:text
TRUNCATE t;
ALTER TABLE t ALTER COLUMN id TYPE integer;
