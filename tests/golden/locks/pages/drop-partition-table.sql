-- Found: the table that the partition belongs to. Instead: after the detaching only what nobody else sees.
-- @setup
CREATE TABLE events (at timestamptz) PARTITION BY RANGE (at);
CREATE TABLE events_2020 PARTITION OF events FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
-- @claim events: ACCESS EXCLUSIVE
-- @claim events_2020: ACCESS EXCLUSIVE
DROP TABLE events_2020;
-- @again
-- @also events: SHARE UPDATE EXCLUSIVE
-- @claim events_2020: ACCESS EXCLUSIVE
ALTER TABLE events DETACH PARTITION events_2020 CONCURRENTLY;
-- @claim events_2020: ACCESS EXCLUSIVE
DROP TABLE events_2020;
