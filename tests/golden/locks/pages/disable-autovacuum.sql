-- @setup
CREATE TABLE events (id bigint PRIMARY KEY);
-- @also events: SHARE UPDATE EXCLUSIVE
ALTER TABLE events SET (autovacuum_enabled = false);
-- @also events: SHARE UPDATE EXCLUSIVE
ALTER TABLE events SET (autovacuum_vacuum_scale_factor = 0.01);
