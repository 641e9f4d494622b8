-- @database app@host/shop 15
-- @table public.li_b 92000000 44023414784 id:bigint! k:text
ALTER TABLE li_b ADD COLUMN IF NOT EXISTS k text NOT NULL;
