-- @database app@host/shop 15
-- @table public.t 92000000 41000000000 id:bigint! note:varchar(20) chk:integer
-- @computed-index public.t_lower public.t note
ALTER TABLE t ALTER note TYPE character varying(40);
