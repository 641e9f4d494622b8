-- @setup
CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint NOT NULL);
INSERT INTO orders SELECT g, g FROM generate_series(1, 300) g;
-- @also orders: ACCESS EXCLUSIVE
ALTER TABLE orders ALTER COLUMN customer DROP NOT NULL;
