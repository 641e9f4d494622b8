-- @setup
CREATE TABLE orders (id bigint PRIMARY KEY, tenant text);
CREATE POLICY tenant ON orders USING (true);
-- @also orders: ACCESS EXCLUSIVE
ALTER POLICY tenant ON orders USING (tenant = current_user);
-- @also orders: ACCESS EXCLUSIVE
DROP POLICY tenant ON orders;
