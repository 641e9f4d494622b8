-- It costs nothing: no row is read or written.
-- @setup
CREATE TABLE orders (id bigint PRIMARY KEY, state text DEFAULT 'open');
INSERT INTO orders SELECT g FROM generate_series(1, 300) g;
-- @also orders: ACCESS EXCLUSIVE
ALTER TABLE orders ALTER COLUMN state SET DEFAULT 'draft';
