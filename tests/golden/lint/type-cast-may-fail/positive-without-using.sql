-- @database app@host/shop 15
-- @table public.t 92000000 44023414784 id:bigint! n:text v:character_varying(20) b:boolean
ALTER TABLE t ALTER COLUMN n TYPE integer;
ALTER TABLE t ALTER COLUMN v TYPE jsonb;
ALTER TABLE t ALTER COLUMN b TYPE integer;
