-- schemawright:expand public.accounts.status
-- Modify "accounts" table
ALTER TABLE public.accounts ALTER COLUMN status SET DEFAULT 'open'::text;
-- Programs of before may still write NULL
CREATE FUNCTION public.schemawright_sync_accounts_status() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.status IS NULL THEN
        NEW.status := 'open'::text;
    END IF;
    RETURN NEW;
END
$$;
-- From here on every write goes through it, after the table's own triggers
CREATE TRIGGER zz_schemawright_sync_status BEFORE INSERT OR UPDATE ON public.accounts FOR EACH ROW EXECUTE FUNCTION public.schemawright_sync_accounts_status();

-- schemawright:backfill table=public.accounts key=tenant,number batch=1000 pause=100ms max-lag=10s for=public.accounts.status
-- Rows that were there before, in batches; elsewhere in one statement
UPDATE public.accounts
SET status = 'open'::text
WHERE status IS NULL;

-- schemawright:contract public.accounts.status
-- No row may be without a value
DO $$
DECLARE
    found bigint;
BEGIN
    SELECT count(*) INTO found FROM public.accounts
    WHERE status IS NULL;
    IF found > 0 THEN
        RAISE EXCEPTION USING MESSAGE = found || ' rows of public.accounts have no status: run the backfill again, then this file';
    END IF;
END
$$;

-- schemawright:contract public.accounts.status
-- Modify "accounts" table
ALTER TABLE public.accounts
  ADD CONSTRAINT schemawright_not_null_status CHECK (status IS NOT NULL) NOT VALID;

-- schemawright:contract public.accounts.status
-- Modify "accounts" table
ALTER TABLE public.accounts VALIDATE CONSTRAINT schemawright_not_null_status;

-- schemawright:contract public.accounts.status
-- Modify "accounts" table
ALTER TABLE public.accounts ALTER COLUMN status SET NOT NULL;
-- Modify "accounts" table
ALTER TABLE public.accounts DROP CONSTRAINT schemawright_not_null_status;
-- Programs of before are gone: nothing is written twice any more
DROP TRIGGER zz_schemawright_sync_status ON public.accounts;
DROP FUNCTION public.schemawright_sync_accounts_status();

-- Note: The contract of public.accounts.status takes away what programs of before use: it is applied after they are gone.
