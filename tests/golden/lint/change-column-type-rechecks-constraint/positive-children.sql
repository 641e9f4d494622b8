-- @database app@host/shop 15
-- @table public.t 92000000 41000000000 id:bigint! note:character_varying(20) chk:integer
-- @descendant public.t public.t_1
-- @of-descendants public.t checked note
ALTER TABLE t ALTER note TYPE text;
