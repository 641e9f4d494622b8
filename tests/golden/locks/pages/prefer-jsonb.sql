-- json has no equality, and making it jsonb rewrites the table.
-- @setup
CREATE TABLE events (id bigint PRIMARY KEY, data json);
INSERT INTO events SELECT g, '{}' FROM generate_series(1, 300) g;
-- @refused 42883
SELECT DISTINCT data FROM events;
-- @also events: ACCESS EXCLUSIVE, rewritten, scanned
ALTER TABLE events ALTER COLUMN data TYPE jsonb;
