-- @database app@host/shop 15
-- @table public.t 92000000 44023414784 id:bigint! name:text code:character_varying(10)
-- @constraint public.t odd_fkey c a
ALTER TABLE t DROP CONSTRAINT odd_fkey;
