-- @no-transaction
CREATE INDEX CONCURRENTLY i ON t USING hnsw (v vector_l2_ops) WITH (m = 101);
CREATE INDEX CONCURRENTLY j ON t USING hnsw (v vector_l2_ops) WITH (m = 40, ef_construction = 64);
