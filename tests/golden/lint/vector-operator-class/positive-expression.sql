-- @no-transaction
-- @database app@host/shop 15
-- @pgvector 0.8.0
-- @table public.items 4000 40000000 id:bigint! embedding:vector(3) code:bit(3)
-- @distance public.items embedding::halfvec(3) <=> 50 | SELECT id FROM items ORDER BY embedding::halfvec(3) <=> $1 LIMIT $2
CREATE INDEX CONCURRENTLY items_half ON items USING hnsw ((CAST (embedding AS halfvec(3))) halfvec_ip_ops);
