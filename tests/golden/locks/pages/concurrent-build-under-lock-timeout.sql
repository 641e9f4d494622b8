-- The build blocks nobody.
-- @setup
CREATE TABLE orders (id bigint PRIMARY KEY, total numeric);
-- @also orders: SHARE UPDATE EXCLUSIVE
CREATE INDEX CONCURRENTLY orders_total ON orders (total);
