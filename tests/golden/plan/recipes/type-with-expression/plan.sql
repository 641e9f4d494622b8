-- schemawright:expand public.events.happened
-- Modify "events" table
ALTER TABLE public.events ADD COLUMN schemawright_new_happened timestamp with time zone;
-- Fails here, and not in a program, when an expression means nothing
SELECT CAST(to_timestamp(happened::double precision) AS timestamp with time zone), CAST(extract(epoch FROM schemawright_new_happened)::bigint::text AS text) FROM public.events LIMIT 0;
-- What is written to one side is written to the other
CREATE FUNCTION public.schemawright_sync_events_happened() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- It changes the row at hand and writes nothing else, so it cannot set itself off.
    IF NOT (NEW.schemawright_new_happened IS DISTINCT FROM CAST(to_timestamp(NEW.happened::double precision) AS timestamp with time zone)) THEN
        RETURN NEW; -- they agree: the backfill, or who writes both
    END IF;
    IF TG_OP = 'INSERT' AND NOT (NEW.schemawright_new_happened IS NULL) THEN
        NEW.happened := extract(epoch FROM NEW.schemawright_new_happened)::bigint::text;
    ELSIF TG_OP = 'INSERT' THEN
        NEW.schemawright_new_happened := to_timestamp(NEW.happened::double precision);
    ELSIF NEW.schemawright_new_happened IS DISTINCT FROM OLD.schemawright_new_happened THEN
        NEW.happened := extract(epoch FROM NEW.schemawright_new_happened)::bigint::text;
    ELSIF NEW.happened IS DISTINCT FROM OLD.happened OR (NEW.schemawright_new_happened IS NULL) THEN
        NEW.schemawright_new_happened := to_timestamp(NEW.happened::double precision);
    END IF;
    RETURN NEW;
END
$$;
-- From here on every write goes through it, after the table's own triggers
CREATE TRIGGER zz_schemawright_sync_happened BEFORE INSERT OR UPDATE ON public.events FOR EACH ROW EXECUTE FUNCTION public.schemawright_sync_events_happened();

-- schemawright:expand public.events.happened
-- Create index "schemawright_new_events_happened_idx" to table: "events"
CREATE INDEX CONCURRENTLY schemawright_new_events_happened_idx
  ON public.events
  USING btree (schemawright_new_happened);

-- schemawright:backfill table=public.events key=id batch=1000 pause=100ms max-lag=10s for=public.events.happened
-- Rows that were there before, in batches; elsewhere in one statement
UPDATE public.events
SET schemawright_new_happened = to_timestamp(happened::double precision)
WHERE (schemawright_new_happened IS DISTINCT FROM CAST(to_timestamp(happened::double precision) AS timestamp with time zone))
  AND (happened IS DISTINCT FROM CAST(extract(epoch FROM schemawright_new_happened)::bigint::text AS text) OR schemawright_new_happened IS NULL);

-- schemawright:contract public.events.happened
-- No row may lose its value
DO $$
DECLARE
    found bigint;
BEGIN
    SELECT count(*) INTO found FROM public.events
    WHERE (schemawright_new_happened IS DISTINCT FROM CAST(to_timestamp(happened::double precision) AS timestamp with time zone))
      AND (happened IS DISTINCT FROM CAST(extract(epoch FROM schemawright_new_happened)::bigint::text AS text) OR schemawright_new_happened IS NULL);
    IF found > 0 THEN
        RAISE EXCEPTION USING MESSAGE = found || ' rows of public.events have another value in schemawright_new_happened than in happened: run the backfill again, then this file';
    END IF;
END
$$;

-- schemawright:contract public.events.happened
-- Modify "events" table
ALTER TABLE public.events
  ADD CONSTRAINT schemawright_not_null_schemawright_new_happened CHECK (schemawright_new_happened IS NOT NULL) NOT VALID;

-- schemawright:contract public.events.happened
-- Modify "events" table
ALTER TABLE public.events VALIDATE CONSTRAINT schemawright_not_null_schemawright_new_happened;

-- schemawright:contract public.events.happened
-- Modify "events" table
ALTER TABLE public.events ALTER COLUMN schemawright_new_happened SET NOT NULL;
-- Modify "events" table
ALTER TABLE public.events DROP CONSTRAINT schemawright_not_null_schemawright_new_happened;

-- schemawright:contract public.events.happened
-- Programs of before are gone: nothing is written twice any more
DROP TRIGGER zz_schemawright_sync_happened ON public.events;
DROP FUNCTION public.schemawright_sync_events_happened();
-- Drop index "events_happened_idx" from table: "events"
DROP INDEX public.events_happened_idx;
-- Modify "events" table
ALTER TABLE public.events DROP COLUMN happened;
-- Rename a column from "schemawright_new_happened" to "happened"
ALTER TABLE public.events RENAME COLUMN schemawright_new_happened TO happened;
-- Rename an index from "schemawright_new_events_happened_idx" to "events_happened_idx"
ALTER INDEX public.schemawright_new_events_happened_idx RENAME TO events_happened_idx;

-- Note: The contract of public.events.happened takes away what programs of before use: it is applied after they are gone.
