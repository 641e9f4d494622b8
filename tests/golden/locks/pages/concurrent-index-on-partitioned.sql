-- Found: refused. Instead: one partition after the other; with the last the index is valid.
-- @setup
CREATE TABLE events (at timestamptz NOT NULL) PARTITION BY RANGE (at);
CREATE TABLE events_2026 PARTITION OF events FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
INSERT INTO events SELECT '2026-05-05' FROM generate_series(1, 300);
-- @refused 0A000
CREATE INDEX CONCURRENTLY events_at ON events (at);
-- @also events: SHARE
CREATE INDEX events_at ON ONLY events (at);
-- @also events_2026: SHARE UPDATE EXCLUSIVE
CREATE INDEX CONCURRENTLY events_2026_at ON events_2026 (at);
-- @also events_2026_at: ACCESS EXCLUSIVE
ALTER INDEX events_at ATTACH PARTITION events_2026_at;
-- @then
DO $$ BEGIN ASSERT (SELECT indisvalid FROM pg_index WHERE indexrelid = 'events_at'::regclass); END $$;
