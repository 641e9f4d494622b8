-- Found: the table and its indexes are rewritten. Instead: an index, or a virtual column, which is instant.
-- @setup
CREATE TABLE users (id bigint PRIMARY KEY, name text);
INSERT INTO users SELECT g, 'a' FROM generate_series(1, 300) g;
-- @claim users: ACCESS EXCLUSIVE, rewritten, scanned
-- @claim users_pkey: ACCESS EXCLUSIVE, rewritten
ALTER TABLE users ADD COLUMN name_length int GENERATED ALWAYS AS (length(name)) STORED;
-- @again
-- @also users: SHARE UPDATE EXCLUSIVE
CREATE INDEX CONCURRENTLY users_name_length_idx ON users (length(name));
-- @claim 18 users: ACCESS EXCLUSIVE
ALTER TABLE users ADD COLUMN name_length int GENERATED ALWAYS AS (length(name)) VIRTUAL;
