-- atlas:txmode none

-- Create index "conversations_embedding_hnsw" on table: "conversations"
CREATE INDEX CONCURRENTLY conversations_embedding_hnsw ON conversations
  USING hnsw (embedding vector_cosine_ops) WITH (m = 16, ef_construction = 64);
