-- Found: all rows are copied and every index is built again; nothing is with the method that is there.
-- The method here is the heap under another name.
-- @setup
CREATE TABLE events (id bigint PRIMARY KEY);
INSERT INTO events SELECT g FROM generate_series(1, 300) g;
-- @claim events: ACCESS EXCLUSIVE, rewritten, scanned
-- @claim events_pkey: ACCESS EXCLUSIVE, rewritten
ALTER TABLE events SET ACCESS METHOD columnar;
-- @claim events: ACCESS EXCLUSIVE
ALTER TABLE events SET ACCESS METHOD columnar;
-- @again
-- @also nothing
CREATE TABLE new_events (LIKE events INCLUDING ALL) USING columnar;
