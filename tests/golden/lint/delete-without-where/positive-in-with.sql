-- @database app@host/shop 15
-- @table public.t 92000000 44023414784 id:bigint!
WITH gone AS (DELETE FROM t RETURNING id) INSERT INTO archive SELECT id FROM gone;
CREATE TABLE copy AS WITH gone AS (DELETE FROM t RETURNING id) SELECT id FROM gone;
