-- @database app@host/shop 15
-- @table public.orders 12000000 3221225472 id:integer!
-- @index public.orders_pkey public.orders 268435456 id
ALTER TABLE orders ALTER COLUMN id TYPE bigint;
