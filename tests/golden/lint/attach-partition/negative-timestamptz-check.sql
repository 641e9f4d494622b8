-- @database app@host/shop 15
-- @table public.ev 92000000 44023414784 id:bigint! at:timestamp_with_time_zone!
-- @partition-key public.ev at
-- @table public.ev_2026 92000000 44023414784 id:bigint! at:timestamp_with_time_zone!
-- @check public.ev_2026 bounds at ((at >= '2026-01-01 00:00:00+01'::timestamp with time zone) AND (at < '2027-01-01 00:00:00+01'::timestamp with time zone))
ALTER TABLE ev ATTACH PARTITION ev_2026 FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
