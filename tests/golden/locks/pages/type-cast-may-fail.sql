-- Found: every row is asked, and the first bad value ends it. Instead: looking locks nothing.
-- @setup
CREATE TABLE orders (id bigint PRIMARY KEY, number text);
INSERT INTO orders SELECT g, g::text FROM generate_series(1, 300) g;
-- @claim orders: ACCESS EXCLUSIVE, rewritten, scanned
ALTER TABLE orders ALTER COLUMN number TYPE bigint USING number::bigint;
-- @again
-- @then
UPDATE orders SET number = 'none' WHERE id = 7;
-- @refused 22P02
ALTER TABLE orders ALTER COLUMN number TYPE bigint USING number::bigint;
-- @also orders: ACCESS SHARE, scanned
SELECT id FROM orders WHERE number !~ '^[0-9]+$';
