-- @setup
CREATE TABLE orders (id bigint PRIMARY KEY, tenant text);
-- @also orders: ACCESS EXCLUSIVE
CREATE POLICY write ON orders FOR INSERT WITH CHECK (tenant = current_user);
