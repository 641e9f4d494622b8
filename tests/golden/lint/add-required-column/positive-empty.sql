-- @database app@host/shop 15
-- @table public.drafts 0 8192 id:integer! name:text note:text?
ALTER TABLE drafts ADD COLUMN owner bigint NOT NULL;
