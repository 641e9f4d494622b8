-- The view alone; CREATE OR REPLACE VIEW can append columns.
-- @setup
CREATE TABLE orders (id bigint PRIMARY KEY, total numeric, state text);
CREATE VIEW open_orders AS SELECT id FROM orders WHERE state = 'open';
-- @also open_orders: ACCESS EXCLUSIVE
CREATE OR REPLACE VIEW open_orders AS SELECT id, total FROM orders WHERE state = 'open';
-- @also open_orders: ACCESS EXCLUSIVE
DROP VIEW open_orders;
CREATE VIEW open_orders AS SELECT id, total FROM orders WHERE state = 'open';
