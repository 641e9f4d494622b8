-- Found: the index's table is locked. Instead: CONCURRENTLY, which constraints, partitioned tables, lists and CASCADE refuse.
-- @setup
CREATE TABLE users (id bigint PRIMARY KEY, email text);
CREATE INDEX users_email_idx ON users (email);
CREATE INDEX users_other_idx ON users (email);
CREATE TABLE events (at timestamptz) PARTITION BY RANGE (at);
CREATE INDEX events_at_idx ON events (at);
-- @claim users: ACCESS EXCLUSIVE
-- @also users_email_idx: ACCESS EXCLUSIVE
DROP INDEX users_email_idx;
-- @again
-- @also users: SHARE UPDATE EXCLUSIVE
DROP INDEX CONCURRENTLY users_email_idx;
-- @refused 2BP01
DROP INDEX CONCURRENTLY users_pkey;
-- @refused 0A000
DROP INDEX CONCURRENTLY events_at_idx;
-- @again
-- @refused 0A000
DROP INDEX CONCURRENTLY users_email_idx, users_other_idx;
-- @refused 0A000
DROP INDEX CONCURRENTLY users_email_idx CASCADE;
