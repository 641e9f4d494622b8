-- Found: refused. Instead: with the index readers go on.
-- @setup
CREATE TABLE orders (day date, total numeric);
INSERT INTO orders SELECT '2020-01-01', g FROM generate_series(1, 300) g;
CREATE MATERIALIZED VIEW totals AS SELECT day, sum(total) AS total FROM orders GROUP BY day;
-- @refused 55000
REFRESH MATERIALIZED VIEW CONCURRENTLY totals;
-- @also totals: SHARE, scanned
CREATE UNIQUE INDEX totals_day ON totals (day);
-- @also totals: EXCLUSIVE, scanned
-- @also orders: ACCESS SHARE, scanned
REFRESH MATERIALIZED VIEW CONCURRENTLY totals;
