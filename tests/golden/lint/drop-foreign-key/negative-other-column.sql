-- @database app@host/shop 15
-- @table public.t 5 8192 id:bigint! a:integer b:integer c:integer
-- @table public.r 92000000 44023414784 id:bigint!
-- @constraint public.t t_a_fkey f a public.r
-- @constraint public.t t_c_fkey f c public.t
ALTER TABLE t DROP COLUMN b;
ALTER TABLE t ALTER COLUMN id TYPE bigint;
ALTER TABLE t DROP COLUMN c;
