-- @setup
CREATE TABLE orders (id bigint PRIMARY KEY);
-- @also nothing
CREATE VIEW my_orders WITH (security_invoker = true) AS SELECT * FROM orders;
-- @also my_orders: ACCESS EXCLUSIVE
ALTER VIEW my_orders SET (security_invoker = false);
