-- @setup
CREATE TABLE orders (id bigint PRIMARY KEY, tenant text);
CREATE POLICY tenant ON orders USING (true);
-- @also orders: ACCESS EXCLUSIVE
ALTER TABLE orders DISABLE ROW LEVEL SECURITY;
-- @also orders: ACCESS EXCLUSIVE
ALTER TABLE orders NO FORCE ROW LEVEL SECURITY;
-- @also orders: ACCESS EXCLUSIVE
ALTER POLICY tenant ON orders USING (tenant = current_setting('app.tenant', true));
