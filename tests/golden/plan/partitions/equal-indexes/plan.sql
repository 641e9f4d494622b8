-- Create index "ev_1_a" to table: "ev_1"
CREATE INDEX CONCURRENTLY ev_1_a ON public.ev_1 USING btree (note);

-- Create index "ev_1_note_idx" to table: "ev_1"
CREATE INDEX CONCURRENTLY ev_1_note_idx ON public.ev_1 USING btree (note);

-- Create index "ev_1_note_idx1" to table: "ev_1"
CREATE INDEX CONCURRENTLY ev_1_note_idx1 ON public.ev_1 USING btree (note DESC);

-- Create index "ev_2_note_idx" to table: "ev_2"
CREATE INDEX CONCURRENTLY ev_2_note_idx ON public.ev_2 USING btree (note);

-- Create index "ev_2_note_idx1" to table: "ev_2"
CREATE INDEX CONCURRENTLY ev_2_note_idx1 ON public.ev_2 USING btree (note DESC);

-- Create index "z_first" to table: "ev"
CREATE INDEX z_first ON ONLY public.ev USING btree (note);
-- Modify index "ev_1_note_idx" on table: "ev_1"
ALTER INDEX public.z_first ATTACH PARTITION public.ev_1_note_idx;
-- Modify index "ev_2_note_idx" on table: "ev_2"
ALTER INDEX public.z_first ATTACH PARTITION public.ev_2_note_idx;
-- Create index "a_last" to table: "ev"
CREATE INDEX a_last ON ONLY public.ev USING btree (note DESC);
-- Modify index "ev_1_note_idx1" on table: "ev_1"
ALTER INDEX public.a_last ATTACH PARTITION public.ev_1_note_idx1;
-- Modify index "ev_2_note_idx1" on table: "ev_2"
ALTER INDEX public.a_last ATTACH PARTITION public.ev_2_note_idx1;
