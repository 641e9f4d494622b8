COMMENT ON SCHEMA public IS 'the main one';
CREATE TABLE orgs (
  id bigint GENERATED ALWAYS AS IDENTITY (START WITH 10 INCREMENT BY 10),
  name varchar(255) COLLATE "C" DEFAULT 'it''s',
  size int NOT NULL DEFAULT 5,
  twice int GENERATED ALWAYS AS (size * 2) STORED,
  ratio numeric(10, 2) NOT NULL DEFAULT random(),
  tags text[] NOT NULL DEFAULT '{}',
  weight double precision,
  seen timestamptz(3) NOT NULL DEFAULT now(),
  data jsonb,
  "on" boolean NOT NULL DEFAULT false,
  PRIMARY KEY (id) INCLUDE (name),
  CONSTRAINT orgs_size UNIQUE NULLS NOT DISTINCT (size, ratio) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT orgs_positive CHECK (size > 0)
) WITH (fillfactor = 70, toast.autovacuum_enabled = false);
COMMENT ON TABLE orgs IS 'who it''s for';
COMMENT ON COLUMN orgs.name IS 'shown';
COMMENT ON CONSTRAINT orgs_positive ON orgs IS 'positive';
CREATE UNIQUE INDEX orgs_name ON orgs (name);
COMMENT ON INDEX orgs_name IS 'names are unique';
CREATE INDEX orgs_data ON orgs USING gin (data jsonb_path_ops) WHERE size > 0;
CREATE INDEX orgs_lower ON orgs (lower(name) DESC NULLS LAST, size) INCLUDE (ratio);
CREATE INDEX orgs_seen ON orgs USING brin (seen) WITH (pages_per_range = 64);
ALTER TABLE orgs ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY, REPLICA IDENTITY FULL;
CREATE UNLOGGED TABLE members (
  org_id bigint NOT NULL CONSTRAINT members_key PRIMARY KEY,
  during tsrange NOT NULL,
  boss bigint,
  CONSTRAINT members_org FOREIGN KEY (org_id) REFERENCES orgs (id) ON DELETE CASCADE DEFERRABLE,
  CONSTRAINT members_boss FOREIGN KEY (boss) REFERENCES members (org_id) ON DELETE SET NULL,
  CONSTRAINT members_during EXCLUDE USING gist (during WITH &&) WHERE (org_id > 0)
);
