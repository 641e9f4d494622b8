-- Found: refused. Instead: the view goes, and comes back in the same transaction.
-- @setup
CREATE TABLE orders (id bigint PRIMARY KEY, total numeric(10, 2), state text);
CREATE VIEW open_orders AS SELECT id, total FROM orders WHERE state = 'open';
-- @refused 0A000
ALTER TABLE orders ALTER COLUMN total TYPE numeric(12,2);
-- @also orders: ACCESS EXCLUSIVE
-- @also open_orders: ACCESS EXCLUSIVE
DROP VIEW open_orders;
ALTER TABLE orders ALTER COLUMN total TYPE numeric(12,2);
CREATE VIEW open_orders AS SELECT id, total FROM orders WHERE state = 'open';
