-- The type change throws statistics away; ANALYZE leaves readers and writers alone.
-- @setup
CREATE TABLE orders (id bigint PRIMARY KEY, customer int);
INSERT INTO orders SELECT g, g FROM generate_series(1, 300) g;
ANALYZE orders;
-- @also orders: ACCESS EXCLUSIVE, rewritten, scanned
ALTER TABLE orders ALTER COLUMN customer TYPE bigint;
-- @then
DO $$ BEGIN ASSERT NOT EXISTS (SELECT FROM pg_stats WHERE tablename = 'orders' AND attname = 'customer'); END $$;
-- @also orders: SHARE UPDATE EXCLUSIVE
ANALYZE orders (customer);
