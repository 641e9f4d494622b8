-- Found: both tables are read while both are locked. Instead: neither is read before VALIDATE, which lets writes go on.
-- @setup 18
CREATE TABLE users (id bigint PRIMARY KEY);
INSERT INTO users SELECT g FROM generate_series(1, 300) g;
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint REFERENCES users NOT ENFORCED);
INSERT INTO orders SELECT g, g FROM generate_series(1, 300) g;
-- @claim 18 orders: ACCESS EXCLUSIVE, scanned
-- @claim 18 users: SHARE ROW EXCLUSIVE, scanned
ALTER TABLE orders ALTER CONSTRAINT orders_user_id_fkey ENFORCED;
-- @again 18
-- @claim 18 orders: ACCESS EXCLUSIVE
-- @also 18 users: ACCESS EXCLUSIVE
ALTER TABLE orders DROP CONSTRAINT orders_user_id_fkey;
-- @also 18 orders: SHARE ROW EXCLUSIVE
-- @claim 18 users: SHARE ROW EXCLUSIVE
ALTER TABLE orders ADD CONSTRAINT orders_user_id_fkey FOREIGN KEY (user_id) REFERENCES users (id) NOT VALID;
-- @also 18 orders: SHARE UPDATE EXCLUSIVE, scanned
-- @also 18 users: ROW SHARE, scanned
ALTER TABLE orders VALIDATE CONSTRAINT orders_user_id_fkey;
