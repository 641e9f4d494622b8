-- @database app@host/shop 15
-- @table public.orders 92000000 44023414784 id:bigint! customer:bigint
-- @index public.orders_customer_idx public.orders 1048576 customer
ALTER TABLE orders DROP COLUMN customer;
ALTER TABLE orders ADD COLUMN customer int;
CREATE INDEX CONCURRENTLY orders_customer_idx ON orders (customer);
