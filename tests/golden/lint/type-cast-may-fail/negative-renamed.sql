-- @database app@host/shop 15
-- @table public.t 92000000 44023414784 id:bigint! n:text m:integer
ALTER TABLE t RENAME COLUMN n TO old_n;
ALTER TABLE t RENAME COLUMN m TO n;
ALTER TABLE t ALTER COLUMN n TYPE bigint;
