-- CREATE, ALTER and DROP POLICY.
-- @setup
CREATE TABLE orders (id bigint PRIMARY KEY, tenant text);
-- @claim orders: ACCESS EXCLUSIVE
CREATE POLICY tenant ON orders USING (tenant = current_user);
-- @claim orders: ACCESS EXCLUSIVE
ALTER POLICY tenant ON orders USING (true);
-- @claim orders: ACCESS EXCLUSIVE
DROP POLICY tenant ON orders;
