-- @no-transaction
-- @database app@host/shop 15
-- @pgvector 0.8.0
-- @table public.items 4000 40000000 id:bigint! embedding:vector(3) code:bit(3)
-- @distance public.items embedding <=> 1200 | SELECT id FROM items ORDER BY embedding <=> $1 LIMIT $2 (since 2026-11-01 08:00)
-- @distance public.items embedding <-> 2 | SELECT id FROM items ORDER BY embedding <-> $1 LIMIT $2
-- @distance public.items embedding <#> 7 | SELECT id FROM items ORDER BY embedding <#> $1 LIMIT $2
CREATE INDEX CONCURRENTLY items_l2 ON items USING hnsw (embedding vector_l2_ops);
CREATE INDEX CONCURRENTLY items_ip ON items USING hnsw (embedding vector_ip_ops);
CREATE INDEX CONCURRENTLY items_cosine ON items USING hnsw (embedding vector_cosine_ops);
