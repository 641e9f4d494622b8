-- The referenced table is left alone.
-- @setup
CREATE TABLE customers (id bigint PRIMARY KEY);
CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint REFERENCES customers);
-- @claim orders: ACCESS EXCLUSIVE
ALTER TABLE orders ALTER CONSTRAINT orders_customer_fkey DEFERRABLE;
