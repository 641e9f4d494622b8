-- Each of the three leaves writers alone.
-- @setup
CREATE TABLE orders (id bigint PRIMARY KEY, day date, total numeric);
INSERT INTO orders VALUES (1, '2020-01-01', 1), (2, '2020-01-01', 1);
-- @refused 23505
CREATE UNIQUE INDEX CONCURRENTLY orders_total ON orders (total);
-- @also orders: SHARE UPDATE EXCLUSIVE
DROP INDEX CONCURRENTLY orders_total;
-- @also orders: SHARE UPDATE EXCLUSIVE
CREATE INDEX CONCURRENTLY orders_total ON orders (total);
-- @also orders: SHARE UPDATE EXCLUSIVE
REINDEX INDEX CONCURRENTLY orders_total;
