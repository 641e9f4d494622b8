-- The rewrite is PostgreSQL 10's, which no test server is: what is measured is that it is gone, and that the mode is the same.
-- @setup
CREATE TABLE orders (id bigint PRIMARY KEY);
INSERT INTO orders SELECT g FROM generate_series(1, 300) g;
-- @claim orders: ACCESS EXCLUSIVE
ALTER TABLE orders ADD COLUMN state text DEFAULT 'new';
-- @again
-- @claim orders: ACCESS EXCLUSIVE
ALTER TABLE orders ADD COLUMN state text;
-- @claim orders: ACCESS EXCLUSIVE
ALTER TABLE orders ALTER COLUMN state SET DEFAULT 'new';
