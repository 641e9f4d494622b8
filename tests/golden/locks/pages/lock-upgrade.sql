-- The weak lock first, and then the strongest one in the same transaction.
-- @setup
CREATE TABLE orders (id bigint PRIMARY KEY, state text);
INSERT INTO orders SELECT g, NULL FROM generate_series(1, 300) g;
-- @claim orders: ACCESS EXCLUSIVE, scanned
UPDATE orders SET state = 'new' WHERE state IS NULL;
ALTER TABLE orders ALTER COLUMN state SET DEFAULT 'new';
-- @again
-- @also orders: ROW EXCLUSIVE, scanned
UPDATE orders SET state = 'new' WHERE state IS NULL;
-- @claim orders: ACCESS EXCLUSIVE
ALTER TABLE orders ALTER COLUMN state SET DEFAULT 'new';
