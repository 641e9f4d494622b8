-- @no-transaction
-- @database app@host/shop 15
-- @table public.t 4000000 44023414784 id:bigint! v:vector(1536)
SET maintenance_work_mem = '64GB';
CREATE INDEX CONCURRENTLY i ON t USING hnsw (v vector_cosine_ops) WITH (m = 24, ef_construction = 100);
CREATE INDEX CONCURRENTLY j ON t USING ivfflat (v vector_cosine_ops) WITH (lists = 2000);
