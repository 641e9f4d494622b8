-- Both ways the table and its indexes are copied.
-- @setup
CREATE UNLOGGED TABLE events (id bigint PRIMARY KEY);
INSERT INTO events SELECT g FROM generate_series(1, 300) g;
-- @claim events: ACCESS EXCLUSIVE, rewritten, scanned
-- @claim events_pkey: ACCESS EXCLUSIVE, rewritten
ALTER TABLE events SET LOGGED;
-- @claim events: ACCESS EXCLUSIVE, rewritten, scanned
-- @claim events_pkey: ACCESS EXCLUSIVE, rewritten
ALTER TABLE events SET UNLOGGED;
-- @again
-- @also nothing
CREATE TABLE new_events (LIKE events INCLUDING ALL);
