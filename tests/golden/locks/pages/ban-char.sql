-- Widening char(n) rewrites; text has no width.
-- @setup
CREATE TABLE users (id bigint PRIMARY KEY, name char(40));
INSERT INTO users SELECT g, 'a' FROM generate_series(1, 300) g;
-- @also users: ACCESS EXCLUSIVE, rewritten, scanned
ALTER TABLE users ALTER COLUMN name TYPE char(60);
