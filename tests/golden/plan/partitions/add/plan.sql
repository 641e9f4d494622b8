-- Create "ev_2" table
CREATE TABLE public.ev_2 (
  id integer NOT NULL,
  at date NOT NULL,
  note text,
  CONSTRAINT ev_2_pkey PRIMARY KEY (id, at)
);
-- Create index "ev_2_note_idx" to table: "ev_2"
CREATE INDEX ev_2_note_idx ON public.ev_2 USING btree (note);
-- Attach partition "ev_2" to table: "ev"
ALTER TABLE public.ev ATTACH PARTITION public.ev_2 FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
