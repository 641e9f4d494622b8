-- @no-transaction
-- @database app@host/shop 15
-- @table public.t 92000000 44023414784 id:bigint! name:text a:integer code:character_varying(10)
-- @answer 3/92000000 public.t: duplicates of name where a > 0
CREATE UNIQUE INDEX CONCURRENTLY i ON t (name) WHERE a > 0;
