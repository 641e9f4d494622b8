-- schemawright:expand public.people.name
-- Modify "people" table
ALTER TABLE public.people ADD COLUMN label text;
-- What is written to one side is written to the other
CREATE FUNCTION public.schemawright_sync_people_name() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- It changes the row at hand and writes nothing else, so it cannot set itself off.
    IF NOT (NEW.label IS DISTINCT FROM NEW.name) THEN
        RETURN NEW; -- they agree: the backfill, or who writes both
    END IF;
    IF TG_OP = 'INSERT' AND NOT (NEW.label IS NULL) THEN
        NEW.name := NEW.label;
    ELSIF TG_OP = 'INSERT' THEN
        NEW.label := NEW.name;
    ELSIF NEW.label IS DISTINCT FROM OLD.label THEN
        NEW.name := NEW.label;
    ELSIF NEW.name IS DISTINCT FROM OLD.name OR (NEW.label IS NULL) THEN
        NEW.label := NEW.name;
    END IF;
    RETURN NEW;
END
$$;
-- From here on every write goes through it, after the table's own triggers
CREATE TRIGGER zz_schemawright_sync_name BEFORE INSERT OR UPDATE ON public.people FOR EACH ROW EXECUTE FUNCTION public.schemawright_sync_people_name();

-- schemawright:backfill table=public.people key=id batch=1000 pause=100ms max-lag=10s for=public.people.name
-- Rows that were there before, in batches; elsewhere in one statement
UPDATE public.people
SET label = name
WHERE label IS DISTINCT FROM name;

-- schemawright:contract public.people.name
-- No row may lose its value
DO $$
DECLARE
    found bigint;
BEGIN
    SELECT count(*) INTO found FROM public.people
    WHERE label IS DISTINCT FROM name;
    IF found > 0 THEN
        RAISE EXCEPTION USING MESSAGE = found || ' rows of public.people have another value in label than in name: run the backfill again, then this file';
    END IF;
END
$$;

-- schemawright:contract public.people.name
-- Programs of before are gone: nothing is written twice any more
DROP TRIGGER zz_schemawright_sync_name ON public.people;
DROP FUNCTION public.schemawright_sync_people_name();
-- Modify "people" table
ALTER TABLE public.people DROP COLUMN label;
-- Rename a column from "name" to "label"
ALTER TABLE public.people RENAME COLUMN name TO label;

-- Modify "people" table
ALTER TABLE public.people ADD COLUMN added date;

-- Create index "people_note_idx" to table: "people"
CREATE INDEX CONCURRENTLY people_note_idx ON public.people USING btree (note);

-- Note: The contract of public.people.name takes away what programs of before use: it is applied after they are gone.
