-- @database app@host/shop 15
-- @table public.t 92000000 41000000000 id:bigint! note:character_varying(20) chk:integer
-- @descendant public.t public.t_1
-- @index public.i public.t 1048576 note
-- @of-descendants public.t indexed note
ALTER TABLE t ALTER note TYPE text COLLATE "C";
