-- Found: whatever depends on it is locked with it. Instead: each by name.
-- @setup
CREATE TABLE customers (id bigint PRIMARY KEY);
CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint REFERENCES customers);
CREATE VIEW open_orders AS SELECT o.id FROM orders o JOIN customers c ON c.id = o.customer;
-- @claim customers: ACCESS EXCLUSIVE
-- @claim orders: ACCESS EXCLUSIVE
-- @claim open_orders: ACCESS EXCLUSIVE
DROP TABLE customers CASCADE;
-- @again
-- @claim open_orders: ACCESS EXCLUSIVE
DROP VIEW open_orders;
-- @claim orders: ACCESS EXCLUSIVE
-- @claim customers: ACCESS EXCLUSIVE
ALTER TABLE orders DROP CONSTRAINT orders_customer_fkey;
-- @claim customers: ACCESS EXCLUSIVE
DROP TABLE customers;
