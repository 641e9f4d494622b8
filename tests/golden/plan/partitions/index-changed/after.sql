CREATE TABLE ev (id integer, at date, note text) PARTITION BY RANGE (at);
CREATE TABLE ev_1 PARTITION OF ev FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE ev_2 PARTITION OF ev FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE INDEX ev_note ON ev (note, id);
CREATE INDEX ev_id ON ev (id) WHERE id > 0;
COMMENT ON INDEX ev_id IS 'positive ones';
