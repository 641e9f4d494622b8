-- Found: the referenced table is locked; without a default nothing is read, with one both tables are.
-- @setup
CREATE TABLE users (id bigint PRIMARY KEY);
INSERT INTO users SELECT g FROM generate_series(1, 300) g;
CREATE TABLE orders (id bigint PRIMARY KEY);
INSERT INTO orders SELECT g FROM generate_series(1, 300) g;
-- @also orders: ACCESS EXCLUSIVE
-- @claim users: SHARE ROW EXCLUSIVE
ALTER TABLE orders ADD COLUMN user_id bigint REFERENCES users (id);
-- @again
-- @also orders: ACCESS EXCLUSIVE, scanned
-- @claim users: SHARE ROW EXCLUSIVE, scanned
ALTER TABLE orders ADD COLUMN user_id bigint DEFAULT 1 REFERENCES users (id);
-- @again
-- @also orders: ACCESS EXCLUSIVE
ALTER TABLE orders ADD COLUMN user_id bigint;
-- @also orders: SHARE ROW EXCLUSIVE
-- @claim users: SHARE ROW EXCLUSIVE
ALTER TABLE orders ADD CONSTRAINT orders_user_fk FOREIGN KEY (user_id) REFERENCES users (id) NOT VALID;
-- @then
UPDATE orders SET user_id = id;
-- @also orders: SHARE UPDATE EXCLUSIVE, scanned
-- @also users: ROW SHARE, scanned
ALTER TABLE orders VALIDATE CONSTRAINT orders_user_fk;
