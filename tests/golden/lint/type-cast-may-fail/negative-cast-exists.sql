-- @database app@host/shop 15
-- @table public.t 92000000 44023414784 id:bigint! n:text m:mood j:json d:timestamp_without_time_zone a:integer
ALTER TABLE t ALTER COLUMN id TYPE integer;
ALTER TABLE t ALTER COLUMN id TYPE text;
ALTER TABLE t ALTER COLUMN j TYPE jsonb;
ALTER TABLE t ALTER COLUMN d TYPE date;
ALTER TABLE t ALTER COLUMN m TYPE color;
ALTER TABLE t ALTER COLUMN n TYPE mood;
