-- What widening costs later.
-- @setup
CREATE TABLE events (id bigint PRIMARY KEY, visits integer);
INSERT INTO events SELECT g, g FROM generate_series(1, 300) g;
-- @claim events: ACCESS EXCLUSIVE, rewritten, scanned
ALTER TABLE events ALTER COLUMN visits TYPE bigint;
