-- Found: both tables are locked and read. Instead: neither is read, and VALIDATE's locks are none that a write notices.
-- @setup
CREATE TABLE users (id bigint PRIMARY KEY);
INSERT INTO users SELECT g FROM generate_series(1, 300) g;
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint);
INSERT INTO orders SELECT g, g FROM generate_series(1, 300) g;
CREATE TABLE parts (id bigint, user_id bigint) PARTITION BY HASH (id);
-- @claim orders: SHARE ROW EXCLUSIVE, scanned
-- @claim users: SHARE ROW EXCLUSIVE, scanned
ALTER TABLE orders ADD CONSTRAINT orders_user_fk FOREIGN KEY (user_id) REFERENCES users (id);
-- @again
-- @claim orders: SHARE ROW EXCLUSIVE
-- @claim users: SHARE ROW EXCLUSIVE
ALTER TABLE orders ADD CONSTRAINT orders_user_fk
    FOREIGN KEY (user_id) REFERENCES users (id) NOT VALID;
-- @also orders: SHARE UPDATE EXCLUSIVE, scanned
-- @also users: ROW SHARE, scanned
ALTER TABLE orders VALIDATE CONSTRAINT orders_user_fk;
-- @refused 15 42809
-- @claim 18 parts: SHARE ROW EXCLUSIVE
-- @claim 18 users: SHARE ROW EXCLUSIVE
ALTER TABLE parts ADD FOREIGN KEY (user_id) REFERENCES users (id) NOT VALID;
