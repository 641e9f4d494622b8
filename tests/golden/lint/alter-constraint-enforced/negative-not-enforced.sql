-- @database app@host/shop 18
-- @table public.orders 92000000 44023414784 id:bigint! user_id:bigint
ALTER TABLE orders ALTER CONSTRAINT orders_user_id_fkey NOT ENFORCED;
