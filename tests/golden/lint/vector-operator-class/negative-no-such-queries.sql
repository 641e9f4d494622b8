-- @no-transaction
-- @database app@host/shop 15
-- @pgvector 0.8.0
-- @table public.items 4000 40000000 id:bigint! embedding:vector(3) code:bit(3)
CREATE INDEX CONCURRENTLY items_embedding ON items USING hnsw (embedding vector_l2_ops);
CREATE INDEX CONCURRENTLY items_named ON items USING btree (id);
