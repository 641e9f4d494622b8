-- Found: under ACCESS EXCLUSIVE the whole table is read. Instead: VALIDATE reads it under SHARE UPDATE EXCLUSIVE.
-- @setup
CREATE TABLE orders (id bigint PRIMARY KEY, total numeric);
INSERT INTO orders SELECT g, g FROM generate_series(1, 300) g;
-- @claim orders: ACCESS EXCLUSIVE, scanned
ALTER TABLE orders ADD CONSTRAINT total_positive CHECK (total >= 0);
-- @again
-- @claim orders: ACCESS EXCLUSIVE
ALTER TABLE orders ADD CONSTRAINT total_positive CHECK (total >= 0) NOT VALID;
-- @claim orders: SHARE UPDATE EXCLUSIVE, scanned
ALTER TABLE orders VALIDATE CONSTRAINT total_positive;
-- SET NOT NULL beside a valid check is one scan with it, beside one that is NOT VALID a scan of its own.
-- @setup
CREATE TABLE orders (id bigint PRIMARY KEY, total numeric);
INSERT INTO orders SELECT g, g FROM generate_series(1, 300) g;
-- @then
DO $$
DECLARE
    before bigint := pg_stat_get_xact_numscans('orders'::regclass);
BEGIN
    ALTER TABLE orders ADD CONSTRAINT total_there CHECK (total IS NOT NULL), ALTER COLUMN total SET NOT NULL;
    ASSERT pg_stat_get_xact_numscans('orders'::regclass) - before = 1;
END $$;
-- @setup
CREATE TABLE orders (id bigint PRIMARY KEY, total numeric);
INSERT INTO orders SELECT g, g FROM generate_series(1, 300) g;
-- @claim orders: ACCESS EXCLUSIVE, scanned
ALTER TABLE orders ADD CONSTRAINT total_there CHECK (total IS NOT NULL) NOT VALID, ALTER COLUMN total SET NOT NULL;
