-- Create "fresh" table
CREATE TABLE public.fresh (
  id integer NOT NULL,
  at date NOT NULL,
  note text,
  CONSTRAINT fresh_pkey PRIMARY KEY (id, at)
) PARTITION BY RANGE (at);
-- Create "fresh_1" table
CREATE TABLE public.fresh_1 (
  id integer NOT NULL,
  at date NOT NULL,
  note text,
  CONSTRAINT fresh_1_pkey PRIMARY KEY (id, at) WITH (fillfactor = 60)
);
-- Create "fresh_2" table
CREATE TABLE public.fresh_2 (
  id integer NOT NULL,
  at date NOT NULL,
  note text,
  CONSTRAINT fresh_2_pkey PRIMARY KEY (id, at)
);
-- Modify index "ev_1_pkey" on table: "ev_1"
ALTER INDEX public.ev_1_pkey SET (fillfactor = 60);
-- Modify "ev_2" table
ALTER TABLE public.ev_2 CLUSTER ON ev_2_pkey;
-- Set comment to index: "ev_2_pkey" on table: "ev_2"
COMMENT ON INDEX public.ev_2_pkey IS 'here';
-- Set comment to constraint: "ev_2_pkey" on table: "ev_2"
COMMENT ON CONSTRAINT ev_2_pkey ON public.ev_2 IS 'there';
-- Create index "fresh_1_note_lower_idx" to table: "fresh_1"
CREATE INDEX fresh_1_note_lower_idx ON public.fresh_1 USING btree (note, lower(note));
-- Create index "fresh_2_note_lower_idx" to table: "fresh_2"
CREATE INDEX fresh_2_note_lower_idx ON public.fresh_2 USING btree (note, lower(note));
-- Modify index "fresh_2_note_lower_idx" on table: "fresh_2"
ALTER INDEX public.fresh_2_note_lower_idx ALTER COLUMN 2 SET STATISTICS 70;
-- Modify index "ev_1_note_idx" on table: "ev_1"
ALTER INDEX public.ev_1_note_idx SET (fillfactor = 70);
-- Attach partition "fresh_1" to table: "fresh"
ALTER TABLE public.fresh
  ATTACH PARTITION public.fresh_1
  FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
-- Attach partition "fresh_2" to table: "fresh"
ALTER TABLE public.fresh
  ATTACH PARTITION public.fresh_2
  FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
-- Create index "fresh_note" to table: "fresh"
CREATE INDEX fresh_note ON public.fresh USING btree (note, lower(note));
