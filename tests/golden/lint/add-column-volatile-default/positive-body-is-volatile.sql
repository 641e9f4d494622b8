-- @database app@host/shop 15
-- @table public.t 92000000 44023414784 id:bigint!
-- @routine public.one v select random()
ALTER TABLE t ADD COLUMN a float8 DEFAULT one();
