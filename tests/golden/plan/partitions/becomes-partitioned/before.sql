CREATE TABLE events (
  id bigint GENERATED ALWAYS AS IDENTITY,
  n serial,
  at date NOT NULL,
  note text,
  upper_note text GENERATED ALWAYS AS (upper(note)) STORED,
  CONSTRAINT events_pkey PRIMARY KEY (id, at)
);
CREATE INDEX events_note ON events (note);
CREATE TABLE details (id integer, event bigint, at date, CONSTRAINT details_event FOREIGN KEY (event, at) REFERENCES events (id, at));
CREATE VIEW recent AS SELECT id, note FROM events WHERE at > '2024-06-01';
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.note := 'touched'; RETURN NEW; END $$;
CREATE TRIGGER touch BEFORE INSERT ON events FOR EACH ROW EXECUTE FUNCTION touch();
ALTER TABLE events ENABLE ROW LEVEL SECURITY;
CREATE POLICY mine ON events USING (note IS NOT NULL);
COMMENT ON TABLE events IS 'what happened';
