-- @database app@host/shop 15
-- @table public.conversations 92000000 44023414784 id:bigint!
ALTER TABLE conversations ADD COLUMN kind text;
WITH gone AS (DELETE FROM conversations RETURNING id) SELECT id FROM gone LIMIT 0;
SELECT id FROM conversations ORDER BY kind LIMIT 10;
