-- @database app@host/shop 15
-- @table public.plans 38 16384 id:integer! name:text
ALTER TABLE plans ALTER COLUMN id TYPE bigint;
