-- Create "ev" table
CREATE TABLE public.ev (
  id integer NOT NULL,
  note text,
  CONSTRAINT ev_pkey PRIMARY KEY (id)
) PARTITION BY LIST (id);
-- Create "as_the_parent" table
CREATE TABLE public.as_the_parent PARTITION OF public.ev FOR VALUES IN (1);
-- Create "clustered" table
CREATE TABLE public.clustered (
  id integer NOT NULL,
  note text,
  CONSTRAINT clustered_pkey PRIMARY KEY (id)
);
-- Create "commented" table
CREATE TABLE public.commented (
  id integer NOT NULL,
  note text,
  CONSTRAINT commented_pkey PRIMARY KEY (id)
);
-- Set comment to index: "commented_pkey" on table: "commented"
COMMENT ON INDEX public.commented_pkey IS 'there';
-- Create "other_index" table
CREATE TABLE public.other_index (
  id integer NOT NULL,
  note text,
  CONSTRAINT other_index_pkey PRIMARY KEY (id)
);
-- Create "other_key" table
CREATE TABLE public.other_key (
  id integer NOT NULL,
  note text,
  CONSTRAINT other_key_pkey PRIMARY KEY (id) WITH (fillfactor = 60)
);
-- Create index "clustered_note_idx" to table: "clustered"
CREATE INDEX clustered_note_idx ON public.clustered USING btree (note) WITH (fillfactor='80');
-- Modify "clustered" table
ALTER TABLE public.clustered CLUSTER ON clustered_note_idx;
-- Create index "commented_note_idx" to table: "commented"
CREATE INDEX commented_note_idx ON public.commented USING btree (note) WITH (fillfactor='80');
-- Set comment to index: "commented_note_idx" on table: "commented"
COMMENT ON INDEX public.commented_note_idx IS 'here';
-- Create index "other_index_note_idx" to table: "other_index"
CREATE INDEX other_index_note_idx ON public.other_index USING btree (note) WITH (fillfactor='70');
-- Create index "other_key_note_idx" to table: "other_key"
CREATE INDEX other_key_note_idx ON public.other_key USING btree (note) WITH (fillfactor='80');
-- Modify "clustered" table
ALTER TABLE public.clustered CLUSTER ON clustered_note_idx;
-- Modify "clustered" table
ALTER TABLE public.clustered REPLICA IDENTITY USING INDEX clustered_pkey;
-- Attach partition "clustered" to table: "ev"
ALTER TABLE public.ev ATTACH PARTITION public.clustered FOR VALUES IN (5);
-- Attach partition "commented" to table: "ev"
ALTER TABLE public.ev ATTACH PARTITION public.commented FOR VALUES IN (4);
-- Attach partition "other_index" to table: "ev"
ALTER TABLE public.ev ATTACH PARTITION public.other_index FOR VALUES IN (2);
-- Attach partition "other_key" to table: "ev"
ALTER TABLE public.ev ATTACH PARTITION public.other_key FOR VALUES IN (3);
-- Create index "ev_note" to table: "ev"
CREATE INDEX ev_note ON public.ev USING btree (note) WITH (fillfactor='80');
