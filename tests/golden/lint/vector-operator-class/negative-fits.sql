-- @no-transaction
-- @database app@host/shop 15
-- @pgvector 0.8.0
-- @table public.items 4000 40000000 id:bigint! embedding:vector(3) code:bit(3)
-- @distance public.items embedding <=> 1200 | SELECT id FROM items ORDER BY embedding <=> $1 LIMIT $2 (since 2026-11-01 08:00)
-- @distance public.items embedding::halfvec(3) <#> 1200 | SELECT id FROM items ORDER BY embedding::halfvec(3) <#> $1 LIMIT $2
-- @distance public.items code <~> 12 | SELECT id FROM items ORDER BY code <~> $1 LIMIT $2
CREATE INDEX CONCURRENTLY items_embedding ON items USING hnsw (embedding vector_cosine_ops);
CREATE INDEX CONCURRENTLY items_code ON items USING hnsw (code bit_hamming_ops);
