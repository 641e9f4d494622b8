-- Found: it is content with the invalid index of the name. Instead: that one goes first.
-- @setup
CREATE TABLE orders (id bigint PRIMARY KEY, total numeric);
INSERT INTO orders VALUES (1, 1), (2, 1);
-- @refused 23505
CREATE UNIQUE INDEX CONCURRENTLY orders_total ON orders (total);
-- @then
DO $$ BEGIN ASSERT NOT (SELECT indisvalid FROM pg_index WHERE indexrelid = 'orders_total'::regclass); END $$;
CREATE INDEX CONCURRENTLY IF NOT EXISTS orders_total ON orders (total);
DO $$ BEGIN ASSERT NOT (SELECT indisvalid FROM pg_index WHERE indexrelid = 'orders_total'::regclass); END $$;
-- @also orders: SHARE UPDATE EXCLUSIVE
DROP INDEX CONCURRENTLY IF EXISTS orders_total;
-- @also orders: SHARE UPDATE EXCLUSIVE
CREATE INDEX CONCURRENTLY orders_total ON orders (total);
