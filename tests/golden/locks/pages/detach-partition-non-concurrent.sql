-- Found: the whole partitioned table. Instead: CONCURRENTLY, which is refused beside a default partition.
-- @setup
CREATE TABLE events (at timestamptz) PARTITION BY RANGE (at);
CREATE TABLE events_2020 PARTITION OF events FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
CREATE TABLE events_2021 PARTITION OF events FOR VALUES FROM ('2021-01-01') TO ('2022-01-01');
-- @claim events: ACCESS EXCLUSIVE
-- @claim events_2020: ACCESS EXCLUSIVE
ALTER TABLE events DETACH PARTITION events_2020;
-- @again
-- @claim events: SHARE UPDATE EXCLUSIVE
-- @claim events_2020: ACCESS EXCLUSIVE
ALTER TABLE events DETACH PARTITION events_2020 CONCURRENTLY;
-- @again
-- @then
CREATE TABLE events_rest PARTITION OF events DEFAULT;
-- @claim events: ACCESS EXCLUSIVE
-- @claim events_2020: ACCESS EXCLUSIVE
-- @claim events_rest: ACCESS EXCLUSIVE
ALTER TABLE events DETACH PARTITION events_2020;
-- @refused 55000
ALTER TABLE events DETACH PARTITION events_2021 CONCURRENTLY;
