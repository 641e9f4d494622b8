-- @database app@host/shop 15
-- @table public.p 92000000 44023414784 id:bigint! k:integer!
-- @partition-key public.p k
-- @table public.pn 92000000 44023414784 id:bigint! k:integer!
-- @check public.pn pn_chk k ((k >= 200) AND (k < 400))
ALTER TABLE p ATTACH PARTITION pn FOR VALUES FROM (200) TO (300);
