-- Found: the build reads the table under the lock. Instead: instant, from a plain btree index only.
-- @setup
CREATE TABLE users (id bigint PRIMARY KEY, email text);
INSERT INTO users SELECT g, g::text FROM generate_series(1, 300) g;
CREATE UNIQUE INDEX users_lower ON users (lower(email));
CREATE UNIQUE INDEX users_some ON users (email) WHERE id > 5;
CREATE UNIQUE INDEX users_down ON users (email DESC);
-- @claim users: ACCESS EXCLUSIVE, scanned
ALTER TABLE users ADD CONSTRAINT users_email_key UNIQUE (email);
-- @again
-- @also users: SHARE UPDATE EXCLUSIVE
CREATE UNIQUE INDEX CONCURRENTLY users_email_key ON users (email);
-- @claim users: ACCESS EXCLUSIVE
ALTER TABLE users ADD CONSTRAINT users_email_key UNIQUE USING INDEX users_email_key;
-- @refused 42809
ALTER TABLE users ADD UNIQUE USING INDEX users_lower;
-- @refused 42809
ALTER TABLE users ADD UNIQUE USING INDEX users_some;
-- @refused 42809
ALTER TABLE users ADD UNIQUE USING INDEX users_down;
