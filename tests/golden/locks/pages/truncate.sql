-- Found: the table and with CASCADE what references it. Instead: DELETE lets readers and writers go on.
-- What is read is the new, empty file, for the indexes.
-- @setup
CREATE TABLE orders (id bigint PRIMARY KEY, created_at date);
INSERT INTO orders SELECT g, '2019-01-01' FROM generate_series(1, 300) g;
CREATE TABLE lines (id bigint PRIMARY KEY, parent bigint REFERENCES orders);
CREATE TABLE notes (id bigint PRIMARY KEY, line bigint REFERENCES lines);
-- @claim orders: ACCESS EXCLUSIVE, rewritten, scanned
-- @claim lines: ACCESS EXCLUSIVE, rewritten, scanned
-- @claim notes: ACCESS EXCLUSIVE, rewritten, scanned
TRUNCATE orders CASCADE;
-- @setup
CREATE TABLE orders (id bigint PRIMARY KEY, created_at date);
INSERT INTO orders SELECT g, '2019-01-01' FROM generate_series(1, 300) g;
-- @also orders: ROW EXCLUSIVE, scanned
DELETE FROM orders
WHERE id IN (SELECT id FROM orders WHERE created_at < '2020-01-01' LIMIT 5000);
