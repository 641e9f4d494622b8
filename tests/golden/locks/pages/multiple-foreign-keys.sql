-- Found: all of them in one transaction. Instead: one referenced table at a time.
-- @setup
CREATE TABLE customers (id bigint PRIMARY KEY);
CREATE TABLE products (id bigint PRIMARY KEY);
CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint, product bigint);
-- @claim orders: SHARE ROW EXCLUSIVE
-- @claim customers: SHARE ROW EXCLUSIVE
-- @claim products: SHARE ROW EXCLUSIVE
ALTER TABLE orders ADD FOREIGN KEY (customer) REFERENCES customers NOT VALID;
ALTER TABLE orders ADD FOREIGN KEY (product) REFERENCES products NOT VALID;
-- @again
-- @claim orders: SHARE ROW EXCLUSIVE
-- @claim customers: SHARE ROW EXCLUSIVE
ALTER TABLE orders ADD FOREIGN KEY (customer) REFERENCES customers NOT VALID;
-- @claim orders: SHARE ROW EXCLUSIVE
-- @claim products: SHARE ROW EXCLUSIVE
ALTER TABLE orders ADD FOREIGN KEY (product) REFERENCES products NOT VALID;
