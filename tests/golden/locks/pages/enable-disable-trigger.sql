-- The table, and its partitions since PostgreSQL 15.
-- @setup
CREATE TABLE orders (id bigint PRIMARY KEY);
CREATE TABLE events (at timestamptz) PARTITION BY RANGE (at);
CREATE TABLE events_2020 PARTITION OF events FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
CREATE FUNCTION audit() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
CREATE TRIGGER audit AFTER UPDATE ON events FOR EACH ROW EXECUTE FUNCTION audit();
-- @claim orders: SHARE ROW EXCLUSIVE
ALTER TABLE orders DISABLE TRIGGER ALL;
-- @claim orders: SHARE ROW EXCLUSIVE
ALTER TABLE orders ENABLE TRIGGER ALL;
-- @claim events: SHARE ROW EXCLUSIVE
-- @claim events_2020: SHARE ROW EXCLUSIVE
ALTER TABLE events DISABLE TRIGGER audit;
-- @also nothing
SET session_replication_role = replica;
