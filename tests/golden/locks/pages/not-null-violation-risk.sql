-- Found: it fails with NULLs. Instead: fill, and a check NOT VALID, which reads nothing.
-- @setup
CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint);
INSERT INTO orders SELECT g, NULL FROM generate_series(1, 300) g;
-- @refused 23502
ALTER TABLE orders ALTER COLUMN customer SET NOT NULL;
-- @also orders: ROW EXCLUSIVE
UPDATE orders SET customer = 0 WHERE customer IS NULL AND id BETWEEN 1 AND 10000;
-- @also orders: ACCESS EXCLUSIVE
ALTER TABLE orders ADD CONSTRAINT customer_not_null CHECK (customer IS NOT NULL) NOT VALID;
