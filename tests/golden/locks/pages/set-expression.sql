-- Stored columns are computed anew; virtual ones have nothing to write.
-- @setup 18
CREATE TABLE orders (id bigint PRIMARY KEY, net numeric, total numeric GENERATED ALWAYS AS (net * 1.1) STORED);
INSERT INTO orders SELECT g, g FROM generate_series(1, 300) g;
-- @claim 18 orders: ACCESS EXCLUSIVE, rewritten, scanned
ALTER TABLE orders ALTER COLUMN total SET EXPRESSION AS (net * 1.2);
-- @claim 18 orders: ACCESS EXCLUSIVE
ALTER TABLE orders ADD COLUMN new_total numeric;
-- @setup 18
CREATE TABLE orders (id bigint PRIMARY KEY, net numeric, total numeric GENERATED ALWAYS AS (net * 1.1) VIRTUAL);
INSERT INTO orders SELECT g, g FROM generate_series(1, 300) g;
-- @claim 18 orders: ACCESS EXCLUSIVE
ALTER TABLE orders ALTER COLUMN total SET EXPRESSION AS (net * 1.2);
-- @setup 15
CREATE TABLE orders (id bigint PRIMARY KEY, net numeric, total numeric GENERATED ALWAYS AS (net * 1.1) STORED);
-- @refused 15 42601
ALTER TABLE orders ALTER COLUMN total SET EXPRESSION AS (net * 1.2);
