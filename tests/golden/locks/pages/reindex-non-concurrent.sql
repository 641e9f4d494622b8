-- Found: SHARE on the table, ACCESS EXCLUSIVE on the index. Instead: CONCURRENTLY.
-- @setup
CREATE TABLE users (id bigint PRIMARY KEY, email text);
INSERT INTO users SELECT g, 'a' FROM generate_series(1, 300) g;
CREATE INDEX users_email_idx ON users (email);
-- @claim users: SHARE, scanned
-- @claim users_pkey: ACCESS EXCLUSIVE, rewritten
-- @claim users_email_idx: ACCESS EXCLUSIVE, rewritten
REINDEX TABLE users;
-- @claim users: SHARE, scanned
-- @claim users_email_idx: ACCESS EXCLUSIVE, rewritten
REINDEX INDEX users_email_idx;
-- @also users: SHARE UPDATE EXCLUSIVE
REINDEX TABLE CONCURRENTLY users;
