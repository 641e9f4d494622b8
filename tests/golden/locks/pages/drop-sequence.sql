-- Found: refused while a default calls it; with CASCADE the default's table is locked. Instead: the default first.
-- @setup
CREATE SEQUENCE order_numbers;
CREATE TABLE orders (id bigint PRIMARY KEY, number bigint DEFAULT nextval('order_numbers'));
-- @refused 2BP01
DROP SEQUENCE order_numbers;
-- @also order_numbers: ACCESS EXCLUSIVE
-- @also orders: ACCESS EXCLUSIVE
DROP SEQUENCE order_numbers CASCADE;
-- @again
-- @also orders: ACCESS EXCLUSIVE
ALTER TABLE orders ALTER COLUMN number DROP DEFAULT;
-- @also order_numbers: ACCESS EXCLUSIVE
DROP SEQUENCE order_numbers;
