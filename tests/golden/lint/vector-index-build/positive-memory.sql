-- @no-transaction
-- @database app@host/shop 15
-- @table public.t 4000000 44023414784 id:bigint! v:vector(1536)
CREATE INDEX CONCURRENTLY i ON t USING hnsw (v vector_cosine_ops);
