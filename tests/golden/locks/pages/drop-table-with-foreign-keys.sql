-- Found: all tables at the other ends, together. Instead: one pair at a time.
-- @setup
CREATE TABLE customers (id bigint PRIMARY KEY);
CREATE TABLE products (id bigint PRIMARY KEY);
CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint REFERENCES customers, product bigint REFERENCES products);
-- @claim orders: ACCESS EXCLUSIVE
-- @claim customers: ACCESS EXCLUSIVE
-- @claim products: ACCESS EXCLUSIVE
DROP TABLE orders;
-- @again
-- @claim orders: ACCESS EXCLUSIVE
-- @claim customers: ACCESS EXCLUSIVE
ALTER TABLE orders DROP CONSTRAINT orders_customer_fkey;
-- @claim orders: ACCESS EXCLUSIVE
-- @claim products: ACCESS EXCLUSIVE
ALTER TABLE orders DROP CONSTRAINT orders_product_fkey;
-- @claim orders: ACCESS EXCLUSIVE
DROP TABLE orders;
-- CASCADE: also those that reference it.
-- @setup
CREATE TABLE customers (id bigint PRIMARY KEY);
CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint REFERENCES customers);
-- @claim orders: ACCESS EXCLUSIVE
-- @claim customers: ACCESS EXCLUSIVE
DROP TABLE customers CASCADE;
