-- schemawright:expand public.logs.size
-- Programs of before may still write NULL
CREATE FUNCTION public.schemawright_sync_logs_size() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.size IS NULL THEN
        NEW.size := 0;
    END IF;
    RETURN NEW;
END
$$;
-- From here on every write goes through it, after the table's own triggers
CREATE TRIGGER zz_schemawright_sync_size BEFORE INSERT OR UPDATE ON public.logs FOR EACH ROW EXECUTE FUNCTION public.schemawright_sync_logs_size();

-- schemawright:backfill table=public.logs key=day,id batch=1000 pause=100ms max-lag=10s for=public.logs.size
-- Rows that were there before, in batches; elsewhere in one statement
UPDATE public.logs
SET size = 0
WHERE size IS NULL;

-- schemawright:contract public.logs.size
-- No row may be without a value
DO $$
DECLARE
    found bigint;
BEGIN
    SELECT count(*) INTO found FROM public.logs
    WHERE size IS NULL;
    IF found > 0 THEN
        RAISE EXCEPTION USING MESSAGE = found || ' rows of public.logs have no size: run the backfill again, then this file';
    END IF;
END
$$;

-- schemawright:contract public.logs.size
-- Modify "logs" table
ALTER TABLE public.logs ADD CONSTRAINT schemawright_not_null_size CHECK (size IS NOT NULL) NOT VALID;

-- schemawright:contract public.logs.size
-- Modify "logs" table
ALTER TABLE public.logs VALIDATE CONSTRAINT schemawright_not_null_size;

-- schemawright:contract public.logs.size
-- Modify "logs" table
ALTER TABLE public.logs ALTER COLUMN size SET NOT NULL;
-- Modify "logs" table
ALTER TABLE public.logs DROP CONSTRAINT schemawright_not_null_size;
-- Programs of before are gone: nothing is written twice any more
DROP TRIGGER zz_schemawright_sync_size ON public.logs;
DROP FUNCTION public.schemawright_sync_logs_size();

-- Note: The contract of public.logs.size takes away what programs of before use: it is applied after they are gone.
