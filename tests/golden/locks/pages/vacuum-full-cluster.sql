-- Found: the table, and its indexes are written anew with it. Instead: plain VACUUM leaves readers and writers alone.
-- Both run without a transaction of ours: of their locks is seen what they wait for, which is the table's; an index's by chance.
-- @setup
CREATE TABLE events (id bigint PRIMARY KEY);
INSERT INTO events SELECT g FROM generate_series(1, 300) g;
-- @claim events: ACCESS EXCLUSIVE, rewritten
-- @also events_pkey: any, rewritten
VACUUM FULL events;
-- @claim events: ACCESS EXCLUSIVE, rewritten
CLUSTER events USING events_pkey;
-- @again
-- @also events: SHARE UPDATE EXCLUSIVE
VACUUM events;
