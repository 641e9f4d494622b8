-- @database app@host/shop 15
-- @table public.notes 5000000 700000000 id:bigint! old:text?
ALTER TABLE public.notes DROP COLUMN old;
