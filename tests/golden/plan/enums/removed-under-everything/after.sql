CREATE TYPE state AS ENUM ('new', 'open', 'closed');
CREATE DOMAIN live_state AS state CHECK (VALUE <> 'closed');
CREATE TABLE tickets (
  id integer PRIMARY KEY,
  s state NOT NULL DEFAULT 'new',
  previous state,
  live live_state DEFAULT 'open',
  history state[] DEFAULT '{new}',
  is_open boolean GENERATED ALWAYS AS (s = 'open') STORED,
  CONSTRAINT moved CHECK (previous IS NULL OR previous < s),
  CONSTRAINT known CHECK (s <> 'new' OR id > 0)
);
CREATE TABLE states (s state PRIMARY KEY, label text);
ALTER TABLE tickets ADD CONSTRAINT tickets_s_fkey FOREIGN KEY (s) REFERENCES states (s);
CREATE INDEX tickets_open ON tickets (id) WHERE s = 'open';
CREATE UNIQUE INDEX tickets_text ON tickets ((s = 'open'), id);
CREATE FUNCTION is_done(state) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT $1 = 'closed' $$;
CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER closing BEFORE UPDATE ON tickets FOR EACH ROW WHEN (NEW.s = 'closed') EXECUTE FUNCTION note();
CREATE VIEW open_tickets AS SELECT id, s FROM tickets WHERE s = 'open';
CREATE VIEW done_tickets AS SELECT id FROM tickets WHERE is_done(s);
CREATE MATERIALIZED VIEW per_state AS SELECT s, count(*) AS n FROM tickets GROUP BY s;
CREATE INDEX per_state_s ON per_state (s);
ALTER TABLE tickets ENABLE ROW LEVEL SECURITY;
CREATE POLICY visible ON tickets USING (s <> 'new');
