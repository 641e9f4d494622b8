-- @database app@host/shop 15
-- @table public.t 5 8192 id:bigint! a:integer
-- @constraint public.t t_a_check c a
-- @constraint public.t t_a_fkey f a public.r
-- @not-valid public.t t_a_check (a > 0)
ALTER TABLE t DROP CONSTRAINT t_a_check;
ALTER TABLE t DROP COLUMN id;
