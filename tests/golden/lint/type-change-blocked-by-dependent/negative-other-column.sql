-- @database app@host/shop 15
-- @table public.t 92000000 44023414784 id:bigint! name:text code:character_varying(10)
-- @view public.t name public.v
ALTER TABLE t ALTER COLUMN code TYPE text;
