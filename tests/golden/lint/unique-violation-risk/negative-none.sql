-- @database app@host/shop 15
-- @table public.t 92000000 44023414784 id:bigint! name:text a:integer code:character_varying(10)
-- @answer 0/92000000 public.t: duplicates of name
ALTER TABLE t ADD UNIQUE (name);
