-- @database app@host/shop 15
-- @table public.p 92000000 44023414784 id:bigint!
-- @partitioned public.p
-- @default-partition public.p
CREATE TABLE p_1 PARTITION OF p FOR VALUES IN (1);
