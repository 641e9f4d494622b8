-- @database app@host/shop 15
-- @table public.events 40000000 9000000000 at:date
-- @partitioned public.events
CREATE INDEX events_at_idx ON ONLY events (at);
CREATE TABLE p (a int) PARTITION BY LIST (a);
CREATE INDEX ON p (a);
