-- Found: the first pair stops it, and an invalid index is left. Instead: looking locks nothing.
-- @setup
CREATE TABLE users (id bigint PRIMARY KEY, email text);
INSERT INTO users SELECT g, 'a' FROM generate_series(1, 300) g;
-- @refused 23505
CREATE UNIQUE INDEX CONCURRENTLY users_email ON users (email);
-- @then
DO $$ BEGIN ASSERT NOT (SELECT indisvalid FROM pg_index WHERE indexrelid = 'users_email'::regclass); END $$;
-- @also users: ACCESS SHARE, scanned
SELECT email FROM users GROUP BY email HAVING count(*) > 1;
-- @then
DROP INDEX users_email;
UPDATE users SET email = id::text;
-- @also users: SHARE UPDATE EXCLUSIVE
CREATE UNIQUE INDEX CONCURRENTLY users_email ON users (email);
