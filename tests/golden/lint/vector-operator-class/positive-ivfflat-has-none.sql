-- @no-transaction
-- @database app@host/shop 15
-- @pgvector 0.8.0
-- @table public.items 4000 40000000 id:bigint! embedding:vector(3) code:bit(3)
-- @distance public.items embedding <+> 90 | SELECT id FROM items ORDER BY embedding <+> $1 LIMIT $2
-- @distance public.items code <%> 90 | SELECT id FROM items ORDER BY code <%> $1 LIMIT $2
CREATE INDEX CONCURRENTLY a ON items USING ivfflat (embedding vector_l2_ops) WITH (lists = 4);
CREATE INDEX CONCURRENTLY b ON items USING ivfflat (code bit_hamming_ops) WITH (lists = 4);
CREATE INDEX CONCURRENTLY c ON items USING hnsw (code bit_hamming_ops) WHERE id > 5;
