-- @database app@host/shop 15
-- @table public.p 92000000 44023414784 id:bigint! k:integer!
-- @partition-key public.p k public.pd
-- @table public.pd 92000000 44023414784 id:bigint! k:integer!
-- @check public.pd pd_chk k ((k < 200) OR (k >= 300))
SET lock_timeout = '2s';
CREATE TABLE p3 PARTITION OF p FOR VALUES FROM (200) TO (300);
