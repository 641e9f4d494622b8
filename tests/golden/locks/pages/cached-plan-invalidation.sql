-- The change itself is done in the catalog; the plan that was made before is refused.
-- @setup
DEALLOCATE ALL;
CREATE TABLE orders (id bigint PRIMARY KEY, code varchar(10));
INSERT INTO orders SELECT g, 'a' FROM generate_series(1, 300) g;
PREPARE codes AS SELECT code FROM orders;
-- @also orders: ACCESS EXCLUSIVE
ALTER TABLE orders ALTER COLUMN code TYPE varchar(20);
-- @refused 0A000
EXECUTE codes;
-- @then
DISCARD PLANS;
DEALLOCATE codes;
