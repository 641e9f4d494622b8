-- Found: readers of the view wait. Instead: they go on.
-- @setup
CREATE TABLE orders (id bigint PRIMARY KEY, total numeric);
INSERT INTO orders SELECT g, g FROM generate_series(1, 300) g;
CREATE MATERIALIZED VIEW totals AS SELECT id, sum(total) AS total FROM orders GROUP BY id;
CREATE UNIQUE INDEX totals_id ON totals (id);
-- @claim totals: ACCESS EXCLUSIVE, rewritten, scanned
-- @also orders: ACCESS SHARE, scanned
REFRESH MATERIALIZED VIEW totals;
-- @again
-- @also totals: EXCLUSIVE, scanned
-- @also orders: ACCESS SHARE, scanned
REFRESH MATERIALIZED VIEW CONCURRENTLY totals;
