-- Found: the table's files are copied, the indexes stay. Instead: CONCURRENTLY for indexes.
-- @setup
CREATE TABLE events (id bigint PRIMARY KEY);
INSERT INTO events SELECT g FROM generate_series(1, 300) g;
-- @claim events: ACCESS EXCLUSIVE, rewritten
ALTER TABLE events SET TABLESPACE page_locks_fast;
-- @then
DO $$ BEGIN ASSERT (SELECT reltablespace FROM pg_class WHERE relname = 'events_pkey') = 0; END $$;
-- @again
-- @also events: SHARE UPDATE EXCLUSIVE
REINDEX (CONCURRENTLY, TABLESPACE page_locks_fast) TABLE events;
