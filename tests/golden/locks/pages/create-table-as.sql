-- Both ways read what is there, and lock nothing.
-- @setup
CREATE TABLE orders (id bigint PRIMARY KEY);
INSERT INTO orders SELECT g FROM generate_series(1, 300) g;
-- @also orders: ACCESS SHARE, scanned
CREATE TABLE orders_copy AS SELECT * FROM orders;
-- @again
-- @also orders: ACCESS SHARE, scanned
CREATE TABLE orders_copy (LIKE orders INCLUDING ALL);
INSERT INTO orders_copy SELECT * FROM orders;
