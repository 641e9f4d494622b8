-- @setup
CREATE SCHEMA sales;
CREATE TABLE orders (id bigint PRIMARY KEY);
-- @claim orders: ACCESS EXCLUSIVE
ALTER TABLE orders SET SCHEMA sales;
-- @also nothing
CREATE VIEW public.orders AS SELECT * FROM sales.orders;
