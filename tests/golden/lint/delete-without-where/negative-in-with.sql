-- @database app@host/shop 15
-- @table public.t 92000000 44023414784 id:bigint!
WITH gone AS (DELETE FROM t WHERE id < 5 RETURNING id) INSERT INTO archive SELECT id FROM gone;
