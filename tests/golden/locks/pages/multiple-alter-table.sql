-- Two statements read the table twice, one does it in one pass. Scans of earlier statements may still be in the count.
-- @setup
CREATE TABLE orders (id int, customer int);
INSERT INTO orders SELECT g, g FROM generate_series(1, 300) g;
-- @also orders: ACCESS EXCLUSIVE, rewritten, scanned
ALTER TABLE orders ALTER COLUMN id TYPE bigint;
ALTER TABLE orders ALTER COLUMN customer TYPE bigint;
-- @again
-- @also orders: ACCESS EXCLUSIVE, rewritten, scanned
ALTER TABLE orders ALTER COLUMN id TYPE bigint, ALTER COLUMN customer TYPE bigint;
-- @again
-- @then
DO $$
BEGIN
    ALTER TABLE orders ALTER COLUMN id TYPE bigint;
    ALTER TABLE orders ALTER COLUMN customer TYPE bigint;
    ASSERT pg_stat_get_xact_numscans('orders'::regclass) = 2;
END $$;
-- @again
-- @then
DO $$
BEGIN
    ALTER TABLE orders ALTER COLUMN id TYPE bigint, ALTER COLUMN customer TYPE bigint;
    ASSERT pg_stat_get_xact_numscans('orders'::regclass) = 1;
END $$;
