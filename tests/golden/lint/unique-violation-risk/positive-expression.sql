-- @no-transaction
-- @database app@host/shop 15
-- @table public.t 92000000 44023414784 id:bigint! name:text a:integer code:character_varying(10)
-- @answer 1/92000000 public.t: duplicates of (lower(name)), a
CREATE UNIQUE INDEX CONCURRENTLY i ON t (lower(name) DESC, a);
