-- @no-transaction
CREATE INDEX CONCURRENTLY i ON t USING hnsw (v);
