-- schemawright:expand public.people.home
-- Modify "people" table
ALTER TABLE public.people ADD COLUMN schemawright_new_home public.place;
-- Fails here, and not in a program, when an expression means nothing
SELECT CAST(CASE WHEN home IS DISTINCT FROM NULL THEN ROW((home).city, (home).street, NULL)::public.place END AS public.place), CAST(CASE WHEN schemawright_new_home IS DISTINCT FROM NULL THEN ROW((schemawright_new_home).street, (schemawright_new_home).city)::public.address END AS public.address) FROM public.people LIMIT 0;
-- What is written to one side is written to the other
CREATE FUNCTION public.schemawright_sync_people_home() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- It changes the row at hand and writes nothing else, so it cannot set itself off.
    IF NOT (NEW.schemawright_new_home IS DISTINCT FROM CAST(CASE WHEN NEW.home IS DISTINCT FROM NULL THEN ROW((NEW.home).city, (NEW.home).street, NULL)::public.place END AS public.place)) THEN
        RETURN NEW; -- they agree: the backfill, or who writes both
    END IF;
    IF TG_OP = 'INSERT' AND NOT (NEW.schemawright_new_home IS NULL) THEN
        NEW.home := CASE WHEN NEW.schemawright_new_home IS DISTINCT FROM NULL THEN ROW((NEW.schemawright_new_home).street, (NEW.schemawright_new_home).city)::public.address END;
    ELSIF TG_OP = 'INSERT' THEN
        NEW.schemawright_new_home := CASE WHEN NEW.home IS DISTINCT FROM NULL THEN ROW((NEW.home).city, (NEW.home).street, NULL)::public.place END;
    ELSIF NEW.schemawright_new_home IS DISTINCT FROM OLD.schemawright_new_home THEN
        NEW.home := CASE WHEN NEW.schemawright_new_home IS DISTINCT FROM NULL THEN ROW((NEW.schemawright_new_home).street, (NEW.schemawright_new_home).city)::public.address END;
    ELSIF NEW.home IS DISTINCT FROM OLD.home OR (NEW.schemawright_new_home IS NULL) THEN
        NEW.schemawright_new_home := CASE WHEN NEW.home IS DISTINCT FROM NULL THEN ROW((NEW.home).city, (NEW.home).street, NULL)::public.place END;
    END IF;
    RETURN NEW;
END
$$;
-- From here on every write goes through it, after the table's own triggers
CREATE TRIGGER zz_schemawright_sync_home BEFORE INSERT OR UPDATE ON public.people FOR EACH ROW EXECUTE FUNCTION public.schemawright_sync_people_home();

-- schemawright:backfill table=public.people key=id batch=1000 pause=100ms max-lag=10s for=public.people.home
-- Rows that were there before, in batches; elsewhere in one statement
UPDATE public.people
SET schemawright_new_home = CASE WHEN home IS DISTINCT FROM NULL THEN ROW((home).city, (home).street, NULL)::public.place END
WHERE (schemawright_new_home IS DISTINCT FROM CAST(CASE WHEN home IS DISTINCT FROM NULL THEN ROW((home).city, (home).street, NULL)::public.place END AS public.place))
  AND (home IS DISTINCT FROM CAST(CASE WHEN schemawright_new_home IS DISTINCT FROM NULL THEN ROW((schemawright_new_home).street, (schemawright_new_home).city)::public.address END AS public.address) OR schemawright_new_home IS NULL);

-- schemawright:contract public.people.home
-- No row may lose its value
DO $$
DECLARE
    found bigint;
BEGIN
    SELECT count(*) INTO found FROM public.people
    WHERE (schemawright_new_home IS DISTINCT FROM CAST(CASE WHEN home IS DISTINCT FROM NULL THEN ROW((home).city, (home).street, NULL)::public.place END AS public.place))
      AND (home IS DISTINCT FROM CAST(CASE WHEN schemawright_new_home IS DISTINCT FROM NULL THEN ROW((schemawright_new_home).street, (schemawright_new_home).city)::public.address END AS public.address) OR schemawright_new_home IS NULL);
    IF found > 0 THEN
        RAISE EXCEPTION USING MESSAGE = found || ' rows of public.people have another value in schemawright_new_home than in home: run the backfill again, then this file';
    END IF;
END
$$;

-- schemawright:contract public.people.home
-- Programs of before are gone: nothing is written twice any more
DROP TRIGGER zz_schemawright_sync_home ON public.people;
DROP FUNCTION public.schemawright_sync_people_home();
-- Modify "people" table
ALTER TABLE public.people DROP COLUMN home;
-- Rename a column from "schemawright_new_home" to "home"
ALTER TABLE public.people RENAME COLUMN schemawright_new_home TO home;

-- Note: The contract of public.people.home takes away what programs of before use: it is applied after they are gone.
