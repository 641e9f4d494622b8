-- Found: the rows stay, the index is built anew. Instead: without the index the change is instant.
-- @setup
CREATE EXTENSION citext;
CREATE TABLE users (id bigint PRIMARY KEY, email text, at timestamp);
INSERT INTO users SELECT g, g::text, now() FROM generate_series(1, 300) g;
CREATE INDEX users_email_idx ON users (email);
CREATE INDEX users_at_idx ON users (at);
SET TimeZone = 'UTC';
-- @claim users: ACCESS EXCLUSIVE, scanned
ALTER TABLE users ALTER COLUMN email TYPE citext;
-- @claim users: ACCESS EXCLUSIVE, scanned
ALTER TABLE users ALTER COLUMN email TYPE text COLLATE "C";
-- @claim users: ACCESS EXCLUSIVE, scanned
ALTER TABLE users ALTER COLUMN at TYPE timestamptz;
-- @again
-- @claim users: ACCESS EXCLUSIVE
DROP INDEX users_email_idx;
-- @claim users: ACCESS EXCLUSIVE
ALTER TABLE users ALTER COLUMN email TYPE citext;
-- @also users: SHARE UPDATE EXCLUSIVE
CREATE INDEX CONCURRENTLY users_email_idx ON users (email);
-- @also users: SHARE UPDATE EXCLUSIVE
DROP INDEX CONCURRENTLY users_email_idx;
