-- @setup
CREATE TABLE orders (id bigint PRIMARY KEY, number bigint NOT NULL);
CREATE UNIQUE INDEX orders_number ON orders (number);
-- @claim orders: ACCESS EXCLUSIVE
ALTER TABLE orders REPLICA IDENTITY FULL;
-- @claim orders: ACCESS EXCLUSIVE
ALTER TABLE orders REPLICA IDENTITY USING INDEX orders_number;
