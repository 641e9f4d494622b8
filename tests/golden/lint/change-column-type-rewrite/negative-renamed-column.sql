-- @database app@host/shop 15
-- @table public.t 92000000 41000000000 id:bigint! note:varchar(20)
-- @index public.t_note public.t note
ALTER TABLE t RENAME COLUMN note TO memo;
ALTER TABLE t RENAME COLUMN memo TO remark;
ALTER TABLE t ALTER COLUMN remark TYPE varchar(40);
