-- @database app@host/shop 15
-- @table public.conversations 92000000 44023414784 id:bigint! body:character_varying(20) tenant:text created_at:timestamp_without_time_zone
-- @index public.conversations_body_idx public.conversations 2147483648 body
-- @index public.conversations_created_at_idx public.conversations 1073741824 created_at
ALTER TABLE conversations ALTER COLUMN body SET NOT NULL;
ALTER TABLE messages ADD COLUMN b int;
