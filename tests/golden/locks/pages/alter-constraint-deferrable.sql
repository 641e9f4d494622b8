-- The referenced table is left alone.
-- @setup
CREATE TABLE customers (id bigint PRIMARY KEY);
CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint REFERENCES customers);
-- @claim orders: ACCESS EXCLUSIVE
ALTER TABLE orders ALTER CONSTRAINT orders_customer_fkey DEFERRABLE;
-- NOT ENFORCED, which is of PostgreSQL 18, drops triggers on both.
-- @also 18 orders: ACCESS EXCLUSIVE
-- @also 18 customers: ACCESS EXCLUSIVE
ALTER TABLE orders ALTER CONSTRAINT orders_customer_fkey NOT ENFORCED;
