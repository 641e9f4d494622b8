-- @database app@host/shop 15
-- @table public.t 92000000 41000000000 id:bigint! note:varchar(20) chk:integer
-- @view public.t note public.v
CREATE OR REPLACE VIEW v AS SELECT 'a'::text AS note;
DROP TABLE t;
