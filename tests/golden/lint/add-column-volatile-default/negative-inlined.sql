-- @database app@host/shop 15
-- @table public.t 92000000 44023414784 id:bigint!
-- @routine public.one v select 1
-- @routine public.three i
ALTER TABLE t ADD COLUMN a integer DEFAULT one();
ALTER TABLE t ADD COLUMN b integer DEFAULT three();
