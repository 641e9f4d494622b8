-- Modify "refers" table
ALTER TABLE public.refers DROP CONSTRAINT refers_id_at_fkey;

-- Create index "schemawright_new_ev_1_at_id_key" to table: "ev_1"
CREATE UNIQUE INDEX CONCURRENTLY schemawright_new_ev_1_at_id_key
  ON public.ev_1
  USING btree (at, id)
  WITH (fillfactor = 65);

-- Create index "schemawright_new_ev_2_at_id_key" to table: "ev_2"
CREATE UNIQUE INDEX CONCURRENTLY schemawright_new_ev_2_at_id_key
  ON public.ev_2
  USING btree (at, id)
  WITH (fillfactor = 65);

-- Create index "schemawright_new_ev_1_at_note_key" to table: "ev_1"
CREATE UNIQUE INDEX CONCURRENTLY schemawright_new_ev_1_at_note_key
  ON public.ev_1
  USING btree (at, note);

-- Create index "schemawright_new_ev_2_at_note_key" to table: "ev_2"
CREATE UNIQUE INDEX CONCURRENTLY schemawright_new_ev_2_at_note_key
  ON public.ev_2
  USING btree (at, note);

-- Create index "schemawright_new_ev_1_note_idx" to table: "ev_1"
CREATE INDEX CONCURRENTLY schemawright_new_ev_1_note_idx ON public.ev_1 USING btree (note);

-- Create index "schemawright_new_ev_2_note_idx" to table: "ev_2"
CREATE INDEX CONCURRENTLY schemawright_new_ev_2_note_idx ON public.ev_2 USING btree (note);

-- Create index "schemawright_new_ev_1_pkey" to table: "ev_1"
CREATE UNIQUE INDEX CONCURRENTLY schemawright_new_ev_1_pkey
  ON public.ev_1
  USING btree (id, at)
  WITH (fillfactor = 60);

-- Create index "schemawright_new_ev_2_pkey" to table: "ev_2"
CREATE UNIQUE INDEX CONCURRENTLY schemawright_new_ev_2_pkey
  ON public.ev_2
  USING btree (id, at)
  WITH (fillfactor = 60);

-- Modify "ev" table
ALTER TABLE public.ev DROP CONSTRAINT ev_at_id;
-- Modify "ev_1" table
ALTER TABLE public.ev_1
  ADD CONSTRAINT ev_1_at_id_key UNIQUE USING INDEX schemawright_new_ev_1_at_id_key;
-- Modify "ev_2" table
ALTER TABLE public.ev_2
  ADD CONSTRAINT ev_2_at_id_key UNIQUE USING INDEX schemawright_new_ev_2_at_id_key;
-- Modify "ev_2" table
ALTER TABLE public.ev_2 REPLICA IDENTITY USING INDEX ev_2_at_id_key;
-- Modify "ev" table
ALTER TABLE public.ev ADD CONSTRAINT ev_at_id UNIQUE (at, id) WITH (fillfactor = 65);
-- Modify "ev" table
ALTER TABLE public.ev DROP CONSTRAINT only_parent;
-- Modify "ev_1" table
ALTER TABLE public.ev_1
  ADD CONSTRAINT ev_1_at_note_key UNIQUE USING INDEX schemawright_new_ev_1_at_note_key;
-- Modify "ev_2" table
ALTER TABLE public.ev_2
  ADD CONSTRAINT ev_2_at_note_key UNIQUE USING INDEX schemawright_new_ev_2_at_note_key;
-- Modify "ev" table
ALTER TABLE public.ev ADD CONSTRAINT only_parent UNIQUE (at, note) WITH (fillfactor = 75);
-- Create index "schemawright_new_ev_note" to table: "ev"
CREATE INDEX schemawright_new_ev_note ON ONLY public.ev USING btree (note);
-- Modify index "schemawright_new_ev_1_note_idx" on table: "ev_1"
ALTER INDEX public.schemawright_new_ev_note ATTACH PARTITION public.schemawright_new_ev_1_note_idx;
-- Modify index "schemawright_new_ev_2_note_idx" on table: "ev_2"
ALTER INDEX public.schemawright_new_ev_note ATTACH PARTITION public.schemawright_new_ev_2_note_idx;
-- Drop index "ev_note" from table: "ev"
DROP INDEX public.ev_note;
-- Rename the new index to "ev_note"
ALTER INDEX public.schemawright_new_ev_note RENAME TO ev_note;
-- Rename the new index to "ev_1_note_idx"
ALTER INDEX public.schemawright_new_ev_1_note_idx RENAME TO ev_1_note_idx;
-- Rename the new index to "ev_2_note_idx"
ALTER INDEX public.schemawright_new_ev_2_note_idx RENAME TO ev_2_note_idx;
-- Modify "ev" table
ALTER TABLE public.ev DROP CONSTRAINT ev_pkey;
-- Modify "ev_1" table
ALTER TABLE public.ev_1 ADD CONSTRAINT ev_1_pkey PRIMARY KEY USING INDEX schemawright_new_ev_1_pkey;
-- Set comment to index: "ev_1_pkey" on table: "ev_1"
COMMENT ON INDEX public.ev_1_pkey IS 'the key of one partition';
-- Modify "ev_2" table
ALTER TABLE public.ev_2 ADD CONSTRAINT ev_2_pkey PRIMARY KEY USING INDEX schemawright_new_ev_2_pkey;
-- Modify "ev" table
ALTER TABLE public.ev ADD CONSTRAINT ev_pkey PRIMARY KEY (id, at) WITH (fillfactor = 60);
-- Modify "refers" table
ALTER TABLE public.refers
  ADD CONSTRAINT refers_id_at_fkey FOREIGN KEY (id, at) REFERENCES public.ev(id, at) NOT VALID;

-- Modify "refers" table
ALTER TABLE public.refers VALIDATE CONSTRAINT refers_id_at_fkey;
