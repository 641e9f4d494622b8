-- Only the catalog is touched: neither rewritten nor read, and the index stays.
-- @setup
CREATE TABLE users (id bigint PRIMARY KEY, name varchar(40));
INSERT INTO users SELECT g, 'a' FROM generate_series(1, 300) g;
CREATE INDEX users_name ON users (name);
-- @claim users: ACCESS EXCLUSIVE
ALTER TABLE users ALTER COLUMN name TYPE text;
-- @also users: SHARE UPDATE EXCLUSIVE
ANALYZE users (name);
