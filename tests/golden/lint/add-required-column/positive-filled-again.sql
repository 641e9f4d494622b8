-- @database app@host/shop 15
-- @table public.t 92000000 41000000000 id:bigint! note:varchar(20)
TRUNCATE t;
INSERT INTO t (id) SELECT id FROM u;
ALTER TABLE t ADD COLUMN code integer NOT NULL;
