-- Create index "schemawright_new_ev_1_note_idx" to table: "ev_1"
CREATE INDEX CONCURRENTLY schemawright_new_ev_1_note_idx ON public.ev_1 USING btree (note);

-- Create index "schemawright_new_changes" to table: "ev"
CREATE INDEX schemawright_new_changes ON ONLY public.ev USING btree (note);
-- Modify index "schemawright_new_ev_1_note_idx" on table: "ev_1"
ALTER INDEX public.schemawright_new_changes ATTACH PARTITION public.schemawright_new_ev_1_note_idx;
-- Drop index "changes" from table: "ev"
DROP INDEX public.changes;
-- Rename the new index to "changes"
ALTER INDEX public.schemawright_new_changes RENAME TO changes;
-- Rename the new index to "ev_1_note_idx"
ALTER INDEX public.schemawright_new_ev_1_note_idx RENAME TO ev_1_note_idx;
-- Rename an index from "ev_1_span_idx1" to "ev_1_span_idx"
ALTER INDEX public.ev_1_span_idx1 RENAME TO ev_1_span_idx;
