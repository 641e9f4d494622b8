-- @database app@host/shop 15
-- @table public.t 92000000 44023414784 id:bigint! a:integer
-- @index public.t_a public.t 1 a
CREATE INDEX IF NOT EXISTS t_a ON t (a);
