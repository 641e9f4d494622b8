-- Create index "schemawright_new_ev_1_id_idx" to table: "ev_1"
CREATE INDEX CONCURRENTLY schemawright_new_ev_1_id_idx
  ON public.ev_1
  USING btree (id)
  WHERE (id > 0);

-- Create index "schemawright_new_ev_2_id_idx" to table: "ev_2"
CREATE INDEX CONCURRENTLY schemawright_new_ev_2_id_idx
  ON public.ev_2
  USING btree (id)
  WHERE (id > 0);

-- Create index "schemawright_new_ev_1_note_id_idx" to table: "ev_1"
CREATE INDEX CONCURRENTLY schemawright_new_ev_1_note_id_idx ON public.ev_1 USING btree (note, id);

-- Create index "schemawright_new_ev_2_note_id_idx" to table: "ev_2"
CREATE INDEX CONCURRENTLY schemawright_new_ev_2_note_id_idx ON public.ev_2 USING btree (note, id);

-- Create index "schemawright_new_ev_id" to table: "ev"
CREATE INDEX schemawright_new_ev_id ON ONLY public.ev USING btree (id) WHERE (id > 0);
-- Modify index "schemawright_new_ev_1_id_idx" on table: "ev_1"
ALTER INDEX public.schemawright_new_ev_id ATTACH PARTITION public.schemawright_new_ev_1_id_idx;
-- Modify index "schemawright_new_ev_2_id_idx" on table: "ev_2"
ALTER INDEX public.schemawright_new_ev_id ATTACH PARTITION public.schemawright_new_ev_2_id_idx;
-- Drop index "ev_id" from table: "ev"
DROP INDEX public.ev_id;
-- Rename the new index to "ev_id"
ALTER INDEX public.schemawright_new_ev_id RENAME TO ev_id;
-- Rename the new index to "ev_1_id_idx"
ALTER INDEX public.schemawright_new_ev_1_id_idx RENAME TO ev_1_id_idx;
-- Rename the new index to "ev_2_id_idx"
ALTER INDEX public.schemawright_new_ev_2_id_idx RENAME TO ev_2_id_idx;
-- Set comment to index: "ev_id" on table: "ev"
COMMENT ON INDEX public.ev_id IS 'positive ones';
-- Create index "schemawright_new_ev_note" to table: "ev"
CREATE INDEX schemawright_new_ev_note ON ONLY public.ev USING btree (note, id);
-- Modify index "schemawright_new_ev_1_note_id_idx" on table: "ev_1"
ALTER INDEX public.schemawright_new_ev_note
  ATTACH PARTITION public.schemawright_new_ev_1_note_id_idx;
-- Modify index "schemawright_new_ev_2_note_id_idx" on table: "ev_2"
ALTER INDEX public.schemawright_new_ev_note
  ATTACH PARTITION public.schemawright_new_ev_2_note_id_idx;
-- Drop index "ev_note" from table: "ev"
DROP INDEX public.ev_note;
-- Rename the new index to "ev_note"
ALTER INDEX public.schemawright_new_ev_note RENAME TO ev_note;
-- Rename the new index to "ev_1_note_id_idx"
ALTER INDEX public.schemawright_new_ev_1_note_id_idx RENAME TO ev_1_note_id_idx;
-- Rename the new index to "ev_2_note_id_idx"
ALTER INDEX public.schemawright_new_ev_2_note_id_idx RENAME TO ev_2_note_id_idx;
