-- @database app@host/shop 15
-- @table public.t 92000000 41000000000 id:bigint! note:varchar(20)
SAVEPOINT s;
TRUNCATE t;
ROLLBACK TO s;
ALTER TABLE t ADD COLUMN code integer NOT NULL;
