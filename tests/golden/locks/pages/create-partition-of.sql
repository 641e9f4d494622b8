-- Found: the partitioned table is locked, and a default partition locked and read. Instead: the weaker lock of ATTACH PARTITION.
-- @setup
CREATE TABLE events (at timestamptz NOT NULL) PARTITION BY RANGE (at);
CREATE TABLE events_2020 PARTITION OF events FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
-- @claim events: ACCESS EXCLUSIVE
CREATE TABLE events_2026 PARTITION OF events FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
-- @again
-- @also nothing
CREATE TABLE events_2026 (LIKE events INCLUDING ALL);
-- @claim events: SHARE UPDATE EXCLUSIVE
-- @also events_2026: ACCESS EXCLUSIVE, scanned
ALTER TABLE events ATTACH PARTITION events_2026 FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
-- @again
-- @then
CREATE TABLE events_rest PARTITION OF events DEFAULT;
-- @claim events: ACCESS EXCLUSIVE
-- @claim events_rest: ACCESS EXCLUSIVE, scanned
CREATE TABLE events_2026 PARTITION OF events FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
-- A valid check of the default partition that excludes the new bounds leaves nothing to read.
-- @again
-- @then
CREATE TABLE events_rest PARTITION OF events DEFAULT;
ALTER TABLE events_rest ADD CHECK (at < '2026-01-01');
-- @claim events: ACCESS EXCLUSIVE
-- @claim events_rest: ACCESS EXCLUSIVE
CREATE TABLE events_2026 PARTITION OF events FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
