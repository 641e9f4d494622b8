-- Do not check function bodies before all objects are there
SET check_function_bodies = off;
-- Modify "tickets" table
ALTER TABLE public.tickets ALTER COLUMN live DROP DEFAULT;
-- Rename domain type from "live_state" to "schemawright_old_live_state"
ALTER DOMAIN public.live_state RENAME TO schemawright_old_live_state;
-- Drop "per_state" materialized view
DROP MATERIALIZED VIEW public.per_state;
-- Drop policy "visible" on table: "tickets"
DROP POLICY visible ON public.tickets;
-- Drop trigger "closing"
DROP TRIGGER closing ON public.tickets;
-- Drop "open_tickets" view
DROP VIEW public.open_tickets;
-- Drop "done_tickets" view
DROP VIEW public.done_tickets;
-- Modify "tickets" table
ALTER TABLE public.tickets DROP CONSTRAINT tickets_s_fkey;
-- Drop index "tickets_open" from table: "tickets"
DROP INDEX public.tickets_open;
-- Drop index "tickets_text" from table: "tickets"
DROP INDEX public.tickets_text;
-- Modify "tickets" table
ALTER TABLE public.tickets DROP CONSTRAINT known;
-- Modify "tickets" table
ALTER TABLE public.tickets DROP CONSTRAINT moved;
-- Modify "tickets" table
ALTER TABLE public.tickets DROP COLUMN is_open;
-- Drop "is_done" function
DROP FUNCTION public.is_done(public.state);
-- Rename enum type from "state" to "schemawright_old_state"
ALTER TYPE public.state RENAME TO schemawright_old_state;
-- Create enum type "state"
CREATE TYPE public.state AS ENUM ('new', 'open', 'closed');
-- Create domain type "live_state"
CREATE DOMAIN public.live_state AS public.state
  CONSTRAINT live_state_check CHECK ((VALUE <> 'closed'::public.state));
-- Create "is_done" function
CREATE OR REPLACE FUNCTION public.is_done(public.state)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
AS $function$ SELECT $1 = 'closed' $function$;
-- Modify "tickets" table
-- Rewrites public.tickets under ACCESS EXCLUSIVE: its reads and writes wait until the transaction ends. It fails while a row of public.tickets still holds 'legacy' in s: give such rows another value first. It fails while a row of public.tickets still holds 'legacy' in previous: give such rows another value first. It fails while a row of public.tickets still holds 'legacy' in history: give such rows another value first.
ALTER TABLE public.tickets
  ALTER COLUMN s DROP DEFAULT,
  ALTER COLUMN s TYPE public.state USING s::text::public.state,
  ALTER COLUMN s SET DEFAULT 'new'::public.state,
  ALTER COLUMN previous TYPE public.state USING previous::text::public.state,
  ALTER COLUMN history DROP DEFAULT,
  ALTER COLUMN history TYPE public.state[] USING history::text[]::public.state[],
  ALTER COLUMN history SET DEFAULT '{new}'::public.state[];
-- Modify "states" table
-- Rewrites public.states under ACCESS EXCLUSIVE: its reads and writes wait until the transaction ends. It fails while a row of public.states still holds 'legacy' in s: give such rows another value first.
ALTER TABLE public.states ALTER COLUMN s TYPE public.state USING s::text::public.state;
-- Modify "tickets" table
-- Rewrites public.tickets under ACCESS EXCLUSIVE: its reads and writes wait until the transaction ends. It fails while a row of public.tickets still holds 'legacy' in live: give such rows another value first.
ALTER TABLE public.tickets
  ALTER COLUMN live TYPE public.live_state USING live::text::public.live_state;
-- Modify "tickets" table
-- Rewrites public.tickets under ACCESS EXCLUSIVE: its reads and writes wait until the transaction ends.
ALTER TABLE public.tickets
  ADD COLUMN is_open boolean GENERATED ALWAYS AS (s = 'open'::public.state) STORED;
-- Modify "tickets" table
ALTER TABLE public.tickets ALTER COLUMN live SET DEFAULT 'open'::public.state;
-- Create policy "visible" on table: "tickets"
CREATE POLICY visible ON public.tickets USING (s <> 'new'::public.state);
-- Create trigger "closing"
CREATE TRIGGER closing BEFORE UPDATE
  ON public.tickets
  FOR EACH ROW
  WHEN ((new.s = 'closed'::public.state))
  EXECUTE FUNCTION public.note();
-- Create "open_tickets" view
CREATE VIEW public.open_tickets AS
SELECT tickets.id,
    tickets.s
   FROM public.tickets
  WHERE (tickets.s = 'open'::public.state);
-- Create "done_tickets" view
CREATE VIEW public.done_tickets AS
SELECT tickets.id
   FROM public.tickets
  WHERE public.is_done(tickets.s);

-- Create "per_state" materialized view
CREATE MATERIALIZED VIEW public.per_state AS
SELECT tickets.s,
    count(*) AS n
   FROM public.tickets
  GROUP BY tickets.s;
-- Modify "tickets" table
ALTER TABLE public.tickets
  ADD CONSTRAINT known CHECK (((s <> 'new'::public.state) OR (id > 0))) NOT VALID;
-- Modify "tickets" table
ALTER TABLE public.tickets
  ADD CONSTRAINT moved CHECK (((previous IS NULL) OR (previous < s))) NOT VALID;
-- Modify "tickets" table
ALTER TABLE public.tickets
  ADD CONSTRAINT tickets_s_fkey FOREIGN KEY (s) REFERENCES public.states(s) NOT VALID;
-- Create index "tickets_open" to table: "tickets"
CREATE INDEX tickets_open ON public.tickets USING btree (id) WHERE (s = 'open'::public.state);
-- Create index "tickets_text" to table: "tickets"
CREATE UNIQUE INDEX tickets_text ON public.tickets USING btree (((s = 'open'::public.state)), id);
-- Create index "per_state_s" to table: "per_state"
CREATE INDEX per_state_s ON public.per_state USING btree (s);
-- Drop domain type "schemawright_old_live_state"
DROP DOMAIN public.schemawright_old_live_state;
-- Drop enum type "schemawright_old_state"
DROP TYPE public.schemawright_old_state;

-- Modify "tickets" table
ALTER TABLE public.tickets VALIDATE CONSTRAINT known;
-- Modify "tickets" table
ALTER TABLE public.tickets VALIDATE CONSTRAINT moved;
-- Modify "tickets" table
ALTER TABLE public.tickets VALIDATE CONSTRAINT tickets_s_fkey;
