CREATE TABLE events (id int, happened_at timestamptz NOT NULL, note text) PARTITION BY RANGE (happened_at);
CREATE TABLE events_2026 PARTITION OF events FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
CREATE INDEX events_2026_at ON events_2026 (happened_at);
CREATE INDEX events_note ON events (note);
