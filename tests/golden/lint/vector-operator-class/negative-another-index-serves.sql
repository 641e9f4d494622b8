-- @no-transaction
-- @database app@host/shop 15
-- @pgvector 0.8.0
-- @table public.items 4000 40000000 id:bigint! embedding:vector(3) code:bit(3)
-- @vector-index public.items_cosine public.items hnsw vector_cosine_ops embedding
-- @distance public.items embedding <=> 1200 | SELECT id FROM items ORDER BY embedding <=> $1 LIMIT $2 (since 2026-11-01 08:00)
CREATE INDEX CONCURRENTLY items_l2 ON items USING hnsw (embedding vector_l2_ops);
