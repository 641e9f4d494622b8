-- What widening costs later.
-- @setup
CREATE TABLE events (id bigint PRIMARY KEY, visits smallint);
INSERT INTO events SELECT g, g FROM generate_series(1, 300) g;
-- @also events: ACCESS EXCLUSIVE, rewritten, scanned
ALTER TABLE events ALTER COLUMN visits TYPE bigint;
