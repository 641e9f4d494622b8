-- @database app@host/shop 15
-- @table public.t 92000000 44023414784 id:bigint! a:integer
CREATE INDEX t_a ON ONLY t (a);
