CREATE TABLE conversations (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  tenant_id uuid NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
  agent_id uuid NOT NULL REFERENCES agents (id),
  body text NOT NULL,
  embedding vector(128),
  metadata jsonb NOT NULL DEFAULT '{}',
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);

COMMENT ON COLUMN conversations.embedding IS 'Of body; searched by cosine distance.';

CREATE INDEX conversations_created_at_idx ON conversations (created_at);
CREATE INDEX conversations_tenant_id_idx ON conversations (tenant_id, created_at DESC);
CREATE INDEX conversations_embedding_hnsw ON conversations
  USING hnsw (embedding vector_cosine_ops) WITH (m = 16, ef_construction = 64);

CREATE TABLE messages (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  conversation_id uuid NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
  role message_role NOT NULL,
  content text NOT NULL,
  token_count bigint NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX messages_conversation_id_idx ON messages (conversation_id, created_at);

CREATE TABLE tool_executions (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  message_id bigint NOT NULL REFERENCES messages (id) ON DELETE CASCADE,
  tool text NOT NULL,
  arguments jsonb NOT NULL,
  result jsonb,
  status tool_status NOT NULL DEFAULT 'pending',
  duration_ms integer NOT NULL CHECK (duration_ms >= 0),
  created_at timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX tool_executions_message_id_idx ON tool_executions (message_id);
