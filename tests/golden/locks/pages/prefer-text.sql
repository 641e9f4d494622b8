-- A lower limit rewrites, a higher one does not. Instead: the check can be changed without reading under the strong lock.
-- @setup
CREATE TABLE users (id bigint PRIMARY KEY, name varchar(40));
INSERT INTO users SELECT g, 'a' FROM generate_series(1, 300) g;
-- @claim users: ACCESS EXCLUSIVE, rewritten, scanned
ALTER TABLE users ALTER COLUMN name TYPE varchar(20);
-- @then
ANALYZE users;
-- @claim users: ACCESS EXCLUSIVE
ALTER TABLE users ALTER COLUMN name TYPE varchar(60);
-- @then
DO $$ BEGIN ASSERT NOT EXISTS (SELECT FROM pg_stats WHERE tablename = 'users' AND attname = 'name'); END $$;
-- @setup
CREATE TABLE users (id bigint PRIMARY KEY, name text CHECK (length(name) <= 40));
INSERT INTO users SELECT g, 'a' FROM generate_series(1, 300) g;
-- @claim users: ACCESS EXCLUSIVE
ALTER TABLE users DROP CONSTRAINT users_name_check, ADD CHECK (length(name) <= 20) NOT VALID;
