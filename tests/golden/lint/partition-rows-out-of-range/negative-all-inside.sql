-- @database app@host/shop 15
-- @table public.events 92000000 44023414784 id:bigint! at:date!
-- @partition-key public.events at public.events_rest
-- @table public.events_rest 7000 1048576 id:bigint! at:date!
-- @partition public.events_rest
-- @table public.events_24 400000 44023414 id:bigint! at:date!
-- @answer 0/400000 public.events_24: NOT (at IS NOT NULL AND at >= CAST('2024-01-01' AS date) AND at < CAST('2025-01-01' AS date))
-- @answer 0/7000 public.events_rest: at IS NOT NULL AND at >= CAST('2024-01-01' AS date) AND at < CAST('2025-01-01' AS date)
ALTER TABLE events ATTACH PARTITION events_24 FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
