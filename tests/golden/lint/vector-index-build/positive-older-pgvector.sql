-- @no-transaction
-- @database app@host/shop 15
-- @pgvector 0.4.4
-- @table public.t 400 40000 id:bigint! v:vector(3)
CREATE INDEX CONCURRENTLY i ON t USING hnsw (v vector_cosine_ops);
CREATE INDEX CONCURRENTLY j ON t USING ivfflat ((v::halfvec(3)) halfvec_l2_ops) WITH (lists = 1);
CREATE INDEX CONCURRENTLY k ON t USING ivfflat (v vector_l2_ops) WITH (lists = 1);
