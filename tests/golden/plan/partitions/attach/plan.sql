-- Create index "ev_1_note_idx" to table: "ev_1"
CREATE INDEX CONCURRENTLY ev_1_note_idx ON public.ev_1 USING btree (note);

-- Attach partition "ev_1" to table: "ev"
ALTER TABLE public.ev ATTACH PARTITION public.ev_1 FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
