-- The referenced table is locked, and no row is checked.
-- @setup
CREATE TABLE customers (id bigint PRIMARY KEY);
INSERT INTO customers SELECT g FROM generate_series(1, 300) g;
-- @claim customers: SHARE ROW EXCLUSIVE
CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint REFERENCES customers);
