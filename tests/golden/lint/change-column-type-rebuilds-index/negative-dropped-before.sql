-- @no-transaction
-- @database app@host/shop 15
-- @table public.t 92000000 41000000000 id:bigint! note:character_varying(20) chk:integer
-- @index public.i public.t 1048576 note
-- @computed-index public.j public.t note
DROP INDEX CONCURRENTLY i;
DROP INDEX CONCURRENTLY j;
ALTER TABLE t ALTER note TYPE text COLLATE "C";
