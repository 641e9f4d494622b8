-- @no-transaction
-- @database app@host/shop 15
-- @table public.t 4000000 44023414784 id:bigint! v:vector(1536)
CREATE INDEX CONCURRENTLY i ON t USING ivfflat (v vector_l2_ops);
