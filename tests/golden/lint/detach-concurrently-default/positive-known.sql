-- @no-transaction
-- @database app@host/shop 15
-- @table public.p 92000000 44023414784 id:bigint!
-- @partitioned public.p
-- @default-partition public.p
ALTER TABLE p DETACH PARTITION p_1 CONCURRENTLY;
