-- Only the catalog is touched: neither rewritten nor read; the statistics of the column go.
-- @setup
CREATE TABLE users (id bigint PRIMARY KEY, name varchar(40));
INSERT INTO users SELECT g, 'a' FROM generate_series(1, 300) g;
CREATE INDEX users_name ON users (name);
ANALYZE users;
DO $$ BEGIN ASSERT EXISTS (SELECT FROM pg_stats WHERE tablename = 'users' AND attname = 'name'); END $$;
-- @claim users: ACCESS EXCLUSIVE
ALTER TABLE users ALTER COLUMN name TYPE text;
-- @then
DO $$ BEGIN ASSERT NOT EXISTS (SELECT FROM pg_stats WHERE tablename = 'users' AND attname = 'name'); END $$;
-- @also users: SHARE UPDATE EXCLUSIVE
ANALYZE users (name);
