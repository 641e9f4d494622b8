-- @database app@host/shop 15
-- @table public.t 92000000 44023414784 id:bigint! a:text
WITH done AS (UPDATE t SET a = '' WHERE id = 3 RETURNING id) SELECT count(*) FROM done;
