-- The child.
-- @setup
CREATE TABLE orders (id bigint);
CREATE TABLE orders_2020 (id bigint);
-- @claim orders_2020: ACCESS EXCLUSIVE
-- @also orders: SHARE UPDATE EXCLUSIVE
ALTER TABLE orders_2020 INHERIT orders;
-- @claim orders_2020: ACCESS EXCLUSIVE
ALTER TABLE orders_2020 NO INHERIT orders;
