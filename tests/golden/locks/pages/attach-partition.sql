-- Found: the attached table and a default partition are locked and read. Instead: a valid check leaves nothing to read.
-- @setup
CREATE TABLE events (at timestamptz NOT NULL) PARTITION BY RANGE (at);
CREATE TABLE events_rest PARTITION OF events DEFAULT;
CREATE TABLE events_2026 (at timestamptz NOT NULL);
INSERT INTO events_2026 SELECT '2026-05-05' FROM generate_series(1, 300);
INSERT INTO events SELECT '2020-05-05' FROM generate_series(1, 300);
-- @claim events: SHARE UPDATE EXCLUSIVE
-- @claim events_2026: ACCESS EXCLUSIVE, scanned
-- @claim events_rest: ACCESS EXCLUSIVE, scanned
ALTER TABLE events ATTACH PARTITION events_2026 FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
-- @setup
CREATE TABLE events (at timestamptz NOT NULL) PARTITION BY RANGE (at);
CREATE TABLE events_2026 (at timestamptz NOT NULL);
INSERT INTO events_2026 SELECT '2026-05-05' FROM generate_series(1, 300);
-- @claim events_2026: ACCESS EXCLUSIVE
ALTER TABLE events_2026 ADD CONSTRAINT bounds CHECK (at >= '2026-01-01' AND at < '2027-01-01') NOT VALID;
-- @claim events_2026: SHARE UPDATE EXCLUSIVE, scanned
ALTER TABLE events_2026 VALIDATE CONSTRAINT bounds;
-- @claim events: SHARE UPDATE EXCLUSIVE
-- @claim events_2026: ACCESS EXCLUSIVE
ALTER TABLE events ATTACH PARTITION events_2026 FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
-- @claim events_2026: ACCESS EXCLUSIVE
ALTER TABLE events_2026 DROP CONSTRAINT bounds;
-- Indexes of the partitioned table are built on the attached one, unless they are there.
-- @again
-- @then
CREATE INDEX events_at ON events (at);
ALTER TABLE events_2026 ADD CONSTRAINT bounds CHECK (at >= '2026-01-01' AND at < '2027-01-01');
-- @claim events: SHARE UPDATE EXCLUSIVE
-- @claim events_2026: ACCESS EXCLUSIVE, scanned
ALTER TABLE events ATTACH PARTITION events_2026 FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
-- @again
-- @then
CREATE INDEX events_at ON events (at);
CREATE INDEX events_2026_at ON events_2026 (at);
ALTER TABLE events_2026 ADD CONSTRAINT bounds CHECK (at >= '2026-01-01' AND at < '2027-01-01');
-- @claim events: SHARE UPDATE EXCLUSIVE
-- @claim events_2026: ACCESS EXCLUSIVE
ALTER TABLE events ATTACH PARTITION events_2026 FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
