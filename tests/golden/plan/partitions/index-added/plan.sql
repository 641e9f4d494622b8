-- Create index "ev_1_note_idx" to table: "ev_1"
CREATE INDEX CONCURRENTLY ev_1_note_idx ON public.ev_1 USING btree (note);

-- Create index "ev_2_note_idx" to table: "ev_2"
CREATE INDEX CONCURRENTLY ev_2_note_idx ON public.ev_2 USING btree (note);

-- Create index "ev_note" to table: "ev"
CREATE INDEX ev_note ON ONLY public.ev USING btree (note);
-- Modify index "ev_1_note_idx" on table: "ev_1"
ALTER INDEX public.ev_note ATTACH PARTITION public.ev_1_note_idx;
-- Modify index "ev_2_note_idx" on table: "ev_2"
ALTER INDEX public.ev_note ATTACH PARTITION public.ev_2_note_idx;
