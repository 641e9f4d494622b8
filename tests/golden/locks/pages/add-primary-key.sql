-- Found: the build reads the table under the lock. Instead: the index is there before, and nothing is read.
-- @setup
CREATE TABLE events (id bigint NOT NULL);
INSERT INTO events SELECT g FROM generate_series(1, 300) g;
-- @claim events: ACCESS EXCLUSIVE, scanned
ALTER TABLE events ADD PRIMARY KEY (id);
-- However many columns may be NULL, they are read once more. Scans of earlier statements may still be in the count.
-- @setup
CREATE TABLE events (id bigint, kind text, at date);
INSERT INTO events SELECT g, 'a', '2020-01-01' FROM generate_series(1, 300) g;
-- @then
DO $$
DECLARE
    before bigint := pg_stat_get_xact_numscans('events'::regclass);
BEGIN
    ALTER TABLE events ADD PRIMARY KEY (id, kind, at);
    ASSERT pg_stat_get_xact_numscans('events'::regclass) - before = 2;
END $$;
-- @setup
CREATE TABLE events (id bigint NOT NULL);
-- @also events: SHARE UPDATE EXCLUSIVE
CREATE UNIQUE INDEX CONCURRENTLY events_pkey ON events (id);
-- @claim events: ACCESS EXCLUSIVE
ALTER TABLE events ADD CONSTRAINT events_pkey PRIMARY KEY USING INDEX events_pkey;
