-- @setup
CREATE TABLE orders (id bigint PRIMARY KEY);
-- @also orders: ACCESS EXCLUSIVE
CREATE POLICY jobs ON orders TO pg_monitor USING (true);
-- @also orders: ACCESS EXCLUSIVE
ALTER TABLE orders FORCE ROW LEVEL SECURITY;
