-- @database app@host/shop 15
-- @table public.t 92000000 44023414784 id:integer! name:text
-- @user public.t.name | view public.v
-- @user public.t.name | function public.f()
-- @user public.t.name | 1,204 calls of SELECT name FROM t WHERE id = $1 (since 2026-11-01 08:00)
ALTER TABLE t DROP COLUMN name;
