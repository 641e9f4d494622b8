-- Found: writes wait for the build. Instead: CONCURRENTLY takes what writes do not notice.
-- @setup
CREATE TABLE users (id bigint PRIMARY KEY, email text);
INSERT INTO users SELECT g, 'a' FROM generate_series(1, 300) g;
-- @claim users: SHARE, scanned
CREATE INDEX users_email_idx ON users (email);
-- @again
-- @claim users: SHARE UPDATE EXCLUSIVE
CREATE INDEX CONCURRENTLY users_email_idx ON users (email);
-- Of a materialised view only REFRESH waits: nothing else writes it.
-- @again
-- @then
CREATE MATERIALIZED VIEW totals AS SELECT id FROM users;
-- @claim totals: SHARE, scanned
CREATE INDEX totals_id ON totals (id);
