-- @database app@host/shop 15
-- @table public.t 92000000 44023414784 id:bigint! a:text
ALTER TABLE t ADD COLUMN b text;
WITH done AS (UPDATE t SET b = a WHERE id > 0 RETURNING id) INSERT INTO log SELECT id FROM done;
