-- Found: what references it, and what references that. Instead: what is named.
-- What is read is the new, empty file, for the indexes.
-- @setup
CREATE TABLE customers (id bigint PRIMARY KEY);
CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint REFERENCES customers);
CREATE TABLE lines (id bigint PRIMARY KEY, parent bigint REFERENCES orders);
INSERT INTO customers VALUES (1);
INSERT INTO orders VALUES (1, 1);
INSERT INTO lines VALUES (1, 1);
-- @claim customers: ACCESS EXCLUSIVE, rewritten, scanned
-- @claim orders: ACCESS EXCLUSIVE, rewritten, scanned
-- @claim lines: ACCESS EXCLUSIVE, rewritten, scanned
TRUNCATE customers CASCADE;
-- @again
-- @refused 0A000
TRUNCATE customers, orders;
-- @then
DROP TABLE lines;
-- @claim customers: ACCESS EXCLUSIVE, rewritten, scanned
-- @claim orders: ACCESS EXCLUSIVE, rewritten, scanned
TRUNCATE customers, orders;
