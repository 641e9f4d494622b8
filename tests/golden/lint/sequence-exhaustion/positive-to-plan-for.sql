-- @no-transaction
-- @database app@host/shop 15
-- @table public.t 92000000 44023414784 id:integer! name:text
-- @sequence public.t id integer 1500000000 2147483647
CREATE INDEX CONCURRENTLY i ON t (name);
