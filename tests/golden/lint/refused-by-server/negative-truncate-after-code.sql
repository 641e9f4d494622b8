-- @database app@host/shop 15
-- @table public.r 0 0 id:bigint!
-- @referenced public.r public.t
DO $$ BEGIN EXECUTE 'ALTER TABLE t DROP CONSTRAINT t_fkey'; END $$;
TRUNCATE r;
