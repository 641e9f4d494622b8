-- @database app@host/shop 15
-- @table public.t 92000000 44023414784 id:bigint! name:text code:character_varying(10)
-- @view public.t code public.v
DROP VIEW v;
ALTER TABLE t ALTER COLUMN code TYPE text;
CREATE VIEW v AS SELECT code FROM t;
