-- Rows for the sample's target: enough that building the HNSW index takes about half a minute on two cores.
INSERT INTO tenants (name) SELECT 'Tenant ' || i FROM generate_series(1, 20) i;
INSERT INTO agents (tenant_id, name, model)
  SELECT t.id, a.name, 'large-2' FROM tenants t CROSS JOIN (VALUES ('support'), ('sales'), ('research')) a (name);
INSERT INTO conversations (tenant_id, agent_id, body, legacy_summary, embedding, created_at)
  SELECT a.tenant_id, a.id, 'How do I ' || (ARRAY['reset', 'export', 'share', 'archive', 'merge'])[1 + i % 5] || ' project ' || i || '?',
    CASE WHEN i % 4 = 0 THEN 'Asked about project ' || i END,
    (SELECT array_agg(random()) FROM generate_series(1, 128) WHERE i = i)::vector,
    now() - (i || ' minutes')::interval
  FROM generate_series(1, :rows) i
  JOIN (SELECT id, tenant_id, row_number() OVER (ORDER BY tenant_id, name) - 1 AS n FROM agents) a ON a.n = i % 60;
INSERT INTO messages (conversation_id, role, content, token_count, created_at)
  SELECT c.id, r.role::message_role, c.body, 20 + length(c.body), c.created_at
  FROM conversations c CROSS JOIN (VALUES ('user'), ('assistant')) r (role);
INSERT INTO tool_executions (message_id, tool, arguments, status, duration_ms)
  SELECT id, 'search', '{"limit": 5}', 'succeeded', (id % 900)::integer FROM messages WHERE id % 5 = 0;
