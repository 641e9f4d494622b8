-- Both tables.
-- @setup
CREATE TABLE customers (id bigint PRIMARY KEY);
CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint REFERENCES customers);
-- @claim orders: ACCESS EXCLUSIVE
-- @claim customers: ACCESS EXCLUSIVE
ALTER TABLE orders DROP CONSTRAINT orders_customer_fkey;
