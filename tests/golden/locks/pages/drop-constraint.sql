-- Dropping reads nothing; putting it back means checking all rows again.
-- @setup
CREATE TABLE orders (id bigint PRIMARY KEY, total numeric CONSTRAINT total_positive CHECK (total >= 0));
INSERT INTO orders SELECT g, g FROM generate_series(1, 300) g;
-- @also orders: ACCESS EXCLUSIVE
ALTER TABLE orders DROP CONSTRAINT total_positive;
-- @also orders: ACCESS EXCLUSIVE, scanned
ALTER TABLE orders ADD CONSTRAINT total_positive CHECK (total >= 0);
