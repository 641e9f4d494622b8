-- @setup
CREATE TABLE orders (id bigint PRIMARY KEY);
-- @also orders: ACCESS EXCLUSIVE
SET LOCAL lock_timeout = '2s';
ALTER TABLE orders ADD COLUMN note text;
