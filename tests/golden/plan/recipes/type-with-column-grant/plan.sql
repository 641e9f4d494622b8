-- schemawright:expand public.t.n
-- Modify "t" table
ALTER TABLE public.t ADD COLUMN schemawright_new_n bigint;
-- Grant privileges on table: "t"
GRANT SELECT (schemawright_new_n) ON TABLE public.t TO golden_reader;
-- Fails here, and not in a program, when an expression means nothing
SELECT CAST(n AS bigint), CAST(schemawright_new_n AS integer) FROM public.t LIMIT 0;
-- What is written to one side is written to the other
CREATE FUNCTION public.schemawright_sync_t_n() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- It changes the row at hand and writes nothing else, so it cannot set itself off.
    IF NOT (NEW.schemawright_new_n IS DISTINCT FROM CAST(NEW.n AS bigint)) THEN
        RETURN NEW; -- they agree: the backfill, or who writes both
    END IF;
    IF TG_OP = 'INSERT' AND NOT (NEW.schemawright_new_n IS NULL) THEN
        NEW.n := NEW.schemawright_new_n;
    ELSIF TG_OP = 'INSERT' THEN
        NEW.schemawright_new_n := NEW.n;
    ELSIF NEW.schemawright_new_n IS DISTINCT FROM OLD.schemawright_new_n THEN
        NEW.n := NEW.schemawright_new_n;
    ELSIF NEW.n IS DISTINCT FROM OLD.n OR (NEW.schemawright_new_n IS NULL) THEN
        NEW.schemawright_new_n := NEW.n;
    END IF;
    RETURN NEW;
END
$$;
-- From here on every write goes through it, after the table's own triggers
CREATE TRIGGER zz_schemawright_sync_n BEFORE INSERT OR UPDATE ON public.t FOR EACH ROW EXECUTE FUNCTION public.schemawright_sync_t_n();

-- schemawright:backfill table=public.t key=id batch=1000 pause=100ms max-lag=10s for=public.t.n
-- Rows that were there before, in batches; elsewhere in one statement
UPDATE public.t
SET schemawright_new_n = n
WHERE (schemawright_new_n IS DISTINCT FROM CAST(n AS bigint))
  AND (n IS DISTINCT FROM CAST(schemawright_new_n AS integer) OR schemawright_new_n IS NULL);

-- schemawright:contract public.t.n
-- No row may lose its value
DO $$
DECLARE
    found bigint;
BEGIN
    SELECT count(*) INTO found FROM public.t
    WHERE (schemawright_new_n IS DISTINCT FROM CAST(n AS bigint))
      AND (n IS DISTINCT FROM CAST(schemawright_new_n AS integer) OR schemawright_new_n IS NULL);
    IF found > 0 THEN
        RAISE EXCEPTION USING MESSAGE = found || ' rows of public.t have another value in schemawright_new_n than in n: run the backfill again, then this file';
    END IF;
END
$$;

-- schemawright:contract public.t.n
-- Programs of before are gone: nothing is written twice any more
DROP TRIGGER zz_schemawright_sync_n ON public.t;
DROP FUNCTION public.schemawright_sync_t_n();
-- Modify "t" table
ALTER TABLE public.t DROP COLUMN n;
-- Rename a column from "schemawright_new_n" to "n"
ALTER TABLE public.t RENAME COLUMN schemawright_new_n TO n;

-- Note: The contract of public.t.n takes away what programs of before use: it is applied after they are gone.
