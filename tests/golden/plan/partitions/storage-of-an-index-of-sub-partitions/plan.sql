-- Drop index "ev_note" from table: "ev"
DROP INDEX public.ev_note;

-- Create index "ev_11_note_idx" to table: "ev_11"
CREATE INDEX CONCURRENTLY ev_11_note_idx ON public.ev_11 USING btree (note) WITH (fillfactor='70');

-- Create index "ev_2_note_idx" to table: "ev_2"
CREATE INDEX CONCURRENTLY ev_2_note_idx ON public.ev_2 USING btree (note) WITH (fillfactor='70');

-- Create index "ev_1_note_idx" to table: "ev_1"
CREATE INDEX ev_1_note_idx ON ONLY public.ev_1 USING btree (note) WITH (fillfactor='70');
-- Modify index "ev_11_note_idx" on table: "ev_11"
ALTER INDEX public.ev_1_note_idx ATTACH PARTITION public.ev_11_note_idx;

-- Create index "ev_note" to table: "ev"
CREATE INDEX ev_note ON ONLY public.ev USING btree (note) WITH (fillfactor='70');
-- Modify index "ev_1_note_idx" on table: "ev_1"
ALTER INDEX public.ev_note ATTACH PARTITION public.ev_1_note_idx;
-- Modify index "ev_2_note_idx" on table: "ev_2"
ALTER INDEX public.ev_note ATTACH PARTITION public.ev_2_note_idx;
-- Modify "ev" table
ALTER TABLE public.ev DROP CONSTRAINT ev_pkey;

-- Create index "ev_11_pkey" to table: "ev_11"
CREATE UNIQUE INDEX CONCURRENTLY ev_11_pkey
  ON public.ev_11
  USING btree (id, at)
  WITH (fillfactor = 60);

-- Create index "ev_2_pkey" to table: "ev_2"
CREATE UNIQUE INDEX CONCURRENTLY ev_2_pkey
  ON public.ev_2
  USING btree (id, at)
  WITH (fillfactor = 60);

-- Modify "ev_11" table
ALTER TABLE public.ev_11 ADD CONSTRAINT ev_11_pkey PRIMARY KEY USING INDEX ev_11_pkey;

-- Modify "ev_1" table
ALTER TABLE public.ev_1 ADD CONSTRAINT ev_1_pkey PRIMARY KEY (id, at) WITH (fillfactor = 60);
-- Modify "ev_2" table
ALTER TABLE public.ev_2 ADD CONSTRAINT ev_2_pkey PRIMARY KEY USING INDEX ev_2_pkey;

-- Modify "ev" table
ALTER TABLE public.ev ADD CONSTRAINT ev_pkey PRIMARY KEY (id, at) WITH (fillfactor = 60);
