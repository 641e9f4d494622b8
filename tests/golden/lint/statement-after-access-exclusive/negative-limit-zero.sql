-- @database app@host/shop 15
-- @table public.conversations 92000000 44023414784 id:bigint!
ALTER TABLE conversations ADD COLUMN kind text;
SELECT CAST(id AS integer) FROM conversations LIMIT 0;
