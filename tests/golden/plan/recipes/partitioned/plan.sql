-- schemawright:expand public.logs.size
-- Modify "logs" table
ALTER TABLE public.logs ADD COLUMN schemawright_new_size bigint;
-- Fails here, and not in a program, when an expression means nothing
SELECT CAST(size AS bigint), CAST(schemawright_new_size AS integer) FROM public.logs LIMIT 0;
-- What is written to one side is written to the other
CREATE FUNCTION public.schemawright_sync_logs_size() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- It changes the row at hand and writes nothing else, so it cannot set itself off.
    IF NOT (NEW.schemawright_new_size IS DISTINCT FROM CAST(NEW.size AS bigint)) THEN
        RETURN NEW; -- they agree: the backfill, or who writes both
    END IF;
    IF TG_OP = 'INSERT' AND NOT (NEW.schemawright_new_size IS NULL) THEN
        NEW.size := NEW.schemawright_new_size;
    ELSIF TG_OP = 'INSERT' THEN
        NEW.schemawright_new_size := NEW.size;
    ELSIF NEW.schemawright_new_size IS DISTINCT FROM OLD.schemawright_new_size THEN
        NEW.size := NEW.schemawright_new_size;
    ELSIF NEW.size IS DISTINCT FROM OLD.size OR (NEW.schemawright_new_size IS NULL) THEN
        NEW.schemawright_new_size := NEW.size;
    END IF;
    RETURN NEW;
END
$$;
-- From here on every write goes through it, after the table's own triggers
CREATE TRIGGER zz_schemawright_sync_size BEFORE INSERT OR UPDATE ON public.logs FOR EACH ROW EXECUTE FUNCTION public.schemawright_sync_logs_size();

-- schemawright:backfill table=public.logs key=day,id batch=1000 pause=100ms max-lag=10s for=public.logs.size
-- Rows that were there before, in batches; elsewhere in one statement
UPDATE public.logs
SET schemawright_new_size = size
WHERE (schemawright_new_size IS DISTINCT FROM CAST(size AS bigint))
  AND (size IS DISTINCT FROM CAST(schemawright_new_size AS integer) OR schemawright_new_size IS NULL);

-- schemawright:contract public.logs.size
-- No row may lose its value
DO $$
DECLARE
    found bigint;
BEGIN
    SELECT count(*) INTO found FROM public.logs
    WHERE (schemawright_new_size IS DISTINCT FROM CAST(size AS bigint))
      AND (size IS DISTINCT FROM CAST(schemawright_new_size AS integer) OR schemawright_new_size IS NULL);
    IF found > 0 THEN
        RAISE EXCEPTION USING MESSAGE = found || ' rows of public.logs have another value in schemawright_new_size than in size: run the backfill again, then this file';
    END IF;
END
$$;

-- schemawright:contract public.logs.size
-- Programs of before are gone: nothing is written twice any more
DROP TRIGGER zz_schemawright_sync_size ON public.logs;
DROP FUNCTION public.schemawright_sync_logs_size();
-- Modify "logs" table
ALTER TABLE public.logs DROP COLUMN size;
-- Rename a column from "schemawright_new_size" to "size"
ALTER TABLE public.logs RENAME COLUMN schemawright_new_size TO size;

-- Note: The contract of public.logs.size takes away what programs of before use: it is applied after they are gone.
