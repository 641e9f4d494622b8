-- @database app@host/shop 15
-- @table public.t 92000000 44023414784 id:bigint! name:text a:integer code:character_varying(10)
-- @answer 3/92000000 public.t: NOT (a > 0)
ALTER TABLE t ADD CONSTRAINT a_positive CHECK (a > 0) NOT VALID;
