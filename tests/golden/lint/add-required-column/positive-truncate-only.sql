-- @database app@host/shop 15
-- @table public.t 92000000 41000000000 id:bigint! note:varchar(20)
TRUNCATE ONLY t;
ALTER TABLE t ADD COLUMN code integer NOT NULL;
