-- @database app@host/shop 15
-- @table public.t 92000000 41000000000 id:bigint! note:varchar(20) memo:text
-- @check-not-null public.t note
ALTER TABLE t RENAME COLUMN note TO remark;
ALTER TABLE t ALTER COLUMN remark SET NOT NULL;
