-- @setup
CREATE TABLE orders (country text, city text);
-- @claim orders: SHARE UPDATE EXCLUSIVE
CREATE STATISTICS orders_place ON country, city FROM orders;
-- @claim orders: SHARE UPDATE EXCLUSIVE
ANALYZE orders;
