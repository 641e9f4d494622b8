-- @database app@host/shop 15
-- @table public.t 92000000 44023414784 id:integer! name:text
-- @sequence public.t id integer 2000000000 2147483647
ALTER TABLE t ALTER COLUMN id TYPE bigint;
