-- Drop "recent" view
DROP VIEW public.recent;
-- Modify "details" table
ALTER TABLE public.details DROP CONSTRAINT details_event;
-- Give way to the new table: rename table "events"
ALTER TABLE public.events RENAME TO schemawright_old_events;
-- Give way to the new table: rename index "events_note"
ALTER INDEX public.events_note RENAME TO schemawright_old_events_note;
-- Give way to the new table: rename index "events_pkey"
ALTER INDEX public.events_pkey RENAME TO schemawright_old_events_pkey;
-- Give way to the new table: rename sequence "events_id_seq"
ALTER SEQUENCE public.events_id_seq RENAME TO schemawright_old_events_id_seq;
-- Create "events" table
CREATE TABLE public.events (
  id bigint GENERATED ALWAYS AS IDENTITY,
  n integer DEFAULT nextval('public.events_n_seq'::regclass) NOT NULL,
  at date NOT NULL,
  note text,
  upper_note text GENERATED ALWAYS AS (upper(note)) STORED,
  CONSTRAINT events_pkey PRIMARY KEY (id, at)
) PARTITION BY RANGE (at);
-- Enable row-level security for "events" table
ALTER TABLE public.events ENABLE ROW LEVEL SECURITY;
-- Set comment to table: "events"
COMMENT ON TABLE public.events IS 'what happened';
-- Create "events_new" table
CREATE TABLE public.events_new (
  id bigint NOT NULL,
  n integer DEFAULT nextval('public.events_n_seq'::regclass) NOT NULL,
  at date NOT NULL,
  note text,
  upper_note text GENERATED ALWAYS AS (upper(note)) STORED,
  CONSTRAINT events_new_pkey PRIMARY KEY (id, at)
);
-- Create "events_old" table
CREATE TABLE public.events_old (
  id bigint NOT NULL,
  n integer DEFAULT nextval('public.events_n_seq'::regclass) NOT NULL,
  at date NOT NULL,
  note text,
  upper_note text GENERATED ALWAYS AS (upper(note)) STORED,
  CONSTRAINT events_old_pkey PRIMARY KEY (id, at)
);
-- Modify sequence "events_n_seq"
ALTER SEQUENCE public.events_n_seq OWNED BY public.events.n;
-- Create index "events_new_note_idx" to table: "events_new"
CREATE INDEX events_new_note_idx ON public.events_new USING btree (note);
-- Create index "events_old_note_idx" to table: "events_old"
CREATE INDEX events_old_note_idx ON public.events_old USING btree (note);
-- Attach partition "events_new" to table: "events"
ALTER TABLE public.events
  ATTACH PARTITION public.events_new
  FOR VALUES FROM ('2025-01-01') TO (MAXVALUE);
-- Attach partition "events_old" to table: "events"
ALTER TABLE public.events
  ATTACH PARTITION public.events_old
  FOR VALUES FROM (MINVALUE) TO ('2025-01-01');
-- Copy the rows of "events"
-- Rewrites public.events under ACCESS EXCLUSIVE: its reads and writes wait until the transaction ends. It needs room for a second copy, and fails when a row has no partition, or a value that the new table does not take.
INSERT INTO public.events (id, n, at, note) OVERRIDING SYSTEM VALUE
SELECT id, n, at, note FROM public.schemawright_old_events;
-- Go on counting where the former table stopped
SELECT pg_catalog.setval('public.events_id_seq', last_value, is_called) FROM public.schemawright_old_events_id_seq;
-- Create "recent" view
CREATE VIEW public.recent AS
SELECT events.id,
    events.note
   FROM public.events
  WHERE (events.at > '2024-06-01'::date);
-- Modify "details" table
ALTER TABLE public.details
  ADD CONSTRAINT details_event FOREIGN KEY (event, at) REFERENCES public.events(id, at) NOT VALID;
-- Create index "events_note" to table: "events"
CREATE INDEX events_note ON public.events USING btree (note);
-- Create trigger "touch"
CREATE TRIGGER touch BEFORE INSERT ON public.events FOR EACH ROW EXECUTE FUNCTION public.touch();
-- Create policy "mine" on table: "events"
CREATE POLICY mine ON public.events USING (note IS NOT NULL);
-- Drop "schemawright_old_events" table
DROP TABLE public.schemawright_old_events;

-- Modify "details" table
ALTER TABLE public.details VALIDATE CONSTRAINT details_event;
