-- @database app@host/shop 15
-- @table public.t 92000000 44023414784 id:integer! name:text
-- @holder public.t 840 ROW_EXCLUSIVE idle in transaction
-- @replica standby1 1048576 2
ALTER TABLE t ALTER COLUMN name SET NOT NULL;
