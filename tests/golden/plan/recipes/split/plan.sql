-- schemawright:expand public.people.name
-- Modify "people" table
ALTER TABLE public.people ADD COLUMN first_name text;
-- Modify "people" table
ALTER TABLE public.people ADD COLUMN last_name text;
-- Fails here, and not in a program, when an expression means nothing
SELECT CAST(split_part(name, ' ', 1) AS text), CAST(substr(name, strpos(name || ' ', ' ') + 1) AS text), CAST(rtrim(first_name || ' ' || last_name) AS text) FROM public.people LIMIT 0;
-- What is written to one side is written to the other
CREATE FUNCTION public.schemawright_sync_people_name() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- It changes the row at hand and writes nothing else, so it cannot set itself off.
    IF NOT (NEW.first_name IS DISTINCT FROM CAST(split_part(NEW.name, ' ', 1) AS text) OR NEW.last_name IS DISTINCT FROM CAST(substr(NEW.name, strpos(NEW.name || ' ', ' ') + 1) AS text)) THEN
        RETURN NEW; -- they agree: the backfill, or who writes both
    END IF;
    IF TG_OP = 'INSERT' AND NOT (NEW.first_name IS NULL AND NEW.last_name IS NULL) THEN
        NEW.name := rtrim(NEW.first_name || ' ' || NEW.last_name);
    ELSIF TG_OP = 'INSERT' THEN
        NEW.first_name := split_part(NEW.name, ' ', 1);
        NEW.last_name := substr(NEW.name, strpos(NEW.name || ' ', ' ') + 1);
    ELSIF NEW.first_name IS DISTINCT FROM OLD.first_name OR NEW.last_name IS DISTINCT FROM OLD.last_name THEN
        NEW.name := rtrim(NEW.first_name || ' ' || NEW.last_name);
    ELSIF NEW.name IS DISTINCT FROM OLD.name OR (NEW.first_name IS NULL AND NEW.last_name IS NULL) THEN
        NEW.first_name := split_part(NEW.name, ' ', 1);
        NEW.last_name := substr(NEW.name, strpos(NEW.name || ' ', ' ') + 1);
    END IF;
    RETURN NEW;
END
$$;
-- From here on every write goes through it, after the table's own triggers
CREATE TRIGGER zz_schemawright_sync_name BEFORE INSERT OR UPDATE ON public.people FOR EACH ROW EXECUTE FUNCTION public.schemawright_sync_people_name();

-- schemawright:expand public.people.name
-- Create index "people_full_name_idx" to table: "people"
CREATE UNIQUE INDEX CONCURRENTLY people_full_name_idx
  ON public.people
  USING btree (last_name, first_name, id);

-- schemawright:backfill table=public.people key=id batch=1000 pause=100ms max-lag=10s for=public.people.name
-- Rows that were there before, in batches; elsewhere in one statement
UPDATE public.people
SET first_name = split_part(name, ' ', 1),
    last_name = substr(name, strpos(name || ' ', ' ') + 1)
WHERE (first_name IS DISTINCT FROM CAST(split_part(name, ' ', 1) AS text) OR last_name IS DISTINCT FROM CAST(substr(name, strpos(name || ' ', ' ') + 1) AS text))
  AND (name IS DISTINCT FROM CAST(rtrim(first_name || ' ' || last_name) AS text) OR first_name IS NULL AND last_name IS NULL);

-- schemawright:contract public.people.name
-- No row may lose its value
DO $$
DECLARE
    found bigint;
BEGIN
    SELECT count(*) INTO found FROM public.people
    WHERE (first_name IS DISTINCT FROM CAST(split_part(name, ' ', 1) AS text) OR last_name IS DISTINCT FROM CAST(substr(name, strpos(name || ' ', ' ') + 1) AS text))
      AND (name IS DISTINCT FROM CAST(rtrim(first_name || ' ' || last_name) AS text) OR first_name IS NULL AND last_name IS NULL);
    IF found > 0 THEN
        RAISE EXCEPTION USING MESSAGE = found || ' rows of public.people have another value in first_name, last_name than in name: run the backfill again, then this file';
    END IF;
END
$$;

-- schemawright:contract public.people.name
-- Modify "people" table
ALTER TABLE public.people
  ADD CONSTRAINT schemawright_not_null_first_name CHECK (first_name IS NOT NULL) NOT VALID;
-- Modify "people" table
ALTER TABLE public.people
  ADD CONSTRAINT schemawright_not_null_last_name CHECK (last_name IS NOT NULL) NOT VALID;

-- schemawright:contract public.people.name
-- Modify "people" table
ALTER TABLE public.people VALIDATE CONSTRAINT schemawright_not_null_first_name;
-- Modify "people" table
ALTER TABLE public.people VALIDATE CONSTRAINT schemawright_not_null_last_name;

-- schemawright:contract public.people.name
-- Modify "people" table
ALTER TABLE public.people ALTER COLUMN first_name SET NOT NULL;
-- Modify "people" table
ALTER TABLE public.people DROP CONSTRAINT schemawright_not_null_first_name;
-- Modify "people" table
ALTER TABLE public.people ALTER COLUMN last_name SET NOT NULL;
-- Modify "people" table
ALTER TABLE public.people DROP CONSTRAINT schemawright_not_null_last_name;

-- schemawright:contract public.people.name
-- Programs of before are gone: nothing is written twice any more
DROP TRIGGER zz_schemawright_sync_name ON public.people;
DROP FUNCTION public.schemawright_sync_people_name();
-- Drop index "people_name_idx" from table: "people"
DROP INDEX public.people_name_idx;
-- Modify "people" table
ALTER TABLE public.people DROP COLUMN name;
-- Modify "people" table
ALTER TABLE public.people ALTER COLUMN last_name SET DEFAULT ''::text;

-- Note: The contract of public.people.name takes away what programs of before use: it is applied after they are gone.
