-- Every row of a conversation belongs to one tenant
ALTER TABLE conversations ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON conversations
  USING (tenant_id = current_setting('app.tenant_id')::uuid)
  WITH CHECK (tenant_id = current_setting('app.tenant_id')::uuid);
CREATE FUNCTION touch_updated_at() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.updated_at := now();
  RETURN NEW;
END
$$;
CREATE TRIGGER conversations_touch BEFORE UPDATE ON conversations
  FOR EACH ROW EXECUTE FUNCTION touch_updated_at();
CREATE VIEW recent_conversations AS
  SELECT c.id, c.tenant_id, a.name AS agent, c.body, c.created_at
  FROM conversations c
  JOIN agents a ON a.id = c.agent_id
  WHERE c.created_at > now() - interval '30 days';
