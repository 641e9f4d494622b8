-- Found: the index is built while ACCESS EXCLUSIVE is held. Instead: it is built before, and taken over without reading.
-- @setup
CREATE TABLE users (id bigint);
INSERT INTO users SELECT g FROM generate_series(1, 300) g;
-- @claim users: ACCESS EXCLUSIVE, scanned
ALTER TABLE users ADD COLUMN slug text UNIQUE;
-- @setup
CREATE TABLE users (id bigint);
-- @claim users: ACCESS EXCLUSIVE, scanned
ALTER TABLE users ADD COLUMN slug text PRIMARY KEY;
-- @again
-- @claim users: ACCESS EXCLUSIVE
ALTER TABLE users ADD COLUMN slug text;
-- @also users: SHARE UPDATE EXCLUSIVE
CREATE UNIQUE INDEX CONCURRENTLY users_slug_key ON users (slug);
-- @claim users: ACCESS EXCLUSIVE
ALTER TABLE users ADD CONSTRAINT users_slug_key UNIQUE USING INDEX users_slug_key;
