-- Create index "ev_1_note_idx" to table: "ev_1"
CREATE INDEX CONCURRENTLY ev_1_note_idx ON public.ev_1 USING btree (note);

-- Modify "ev_1" table
ALTER TABLE public.ev_1
  ADD CONSTRAINT schemawright_bound_ev_1 CHECK (at IS NOT NULL AND at >= '2024-01-01' AND at < '2025-01-01') NOT VALID;

-- Modify "ev_1" table
ALTER TABLE public.ev_1 VALIDATE CONSTRAINT schemawright_bound_ev_1;

-- Attach partition "ev_1" to table: "ev"
ALTER TABLE public.ev ATTACH PARTITION public.ev_1 FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
-- Modify "ev_1" table
ALTER TABLE public.ev_1 DROP CONSTRAINT schemawright_bound_ev_1;
