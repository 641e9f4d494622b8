-- @database app@host/shop 15
-- @no-transaction
-- @table public.events 40000000 9000000000 at:date
-- @partitioned public.events
CREATE INDEX CONCURRENTLY events_at_idx ON events (at);
