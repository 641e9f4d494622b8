-- Found: parent and partitions are locked together, and CONCURRENTLY is refused. Instead: one weak lock after the other.
-- @setup
CREATE TABLE events (at timestamptz NOT NULL) PARTITION BY RANGE (at);
CREATE TABLE events_2024 PARTITION OF events FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE events_2025 PARTITION OF events FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
INSERT INTO events SELECT '2024-05-05' FROM generate_series(1, 300);
-- @claim events: SHARE
-- @claim events_2024: SHARE, scanned
-- @claim events_2025: SHARE, scanned
CREATE INDEX events_at_idx ON events (at);
-- @again
-- @refused 0A000
CREATE INDEX CONCURRENTLY events_at_idx ON events (at);
-- @claim events: SHARE
CREATE INDEX events_at_idx ON ONLY events (at);
-- @also events_2024: SHARE UPDATE EXCLUSIVE
CREATE INDEX CONCURRENTLY events_2024_at_idx ON events_2024 (at);
-- @also events_2024_at_idx: ACCESS EXCLUSIVE
ALTER INDEX events_at_idx ATTACH PARTITION events_2024_at_idx;
