-- schemawright:expand public."Accounts".nick
-- Programs of before may still write NULL
CREATE FUNCTION public."schemawright_sync_Accounts_nick"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.nick IS NULL THEN
        NEW.nick := coalesce(NEW."Name", '');
    END IF;
    RETURN NEW;
END
$$;
-- From here on every write goes through it, after the table's own triggers
CREATE TRIGGER zz_schemawright_sync_nick BEFORE INSERT OR UPDATE ON public."Accounts" FOR EACH ROW EXECUTE FUNCTION public."schemawright_sync_Accounts_nick"();

-- schemawright:backfill table=public."Accounts" key=id batch=1000 pause=100ms max-lag=10s for=public."Accounts".nick
-- Rows that were there before, in batches; elsewhere in one statement
UPDATE public."Accounts"
SET nick = coalesce("Name", '')
WHERE nick IS NULL;

-- schemawright:contract public."Accounts".nick
-- No row may be without a value
DO $$
DECLARE
    found bigint;
BEGIN
    SELECT count(*) INTO found FROM public."Accounts"
    WHERE nick IS NULL;
    IF found > 0 THEN
        RAISE EXCEPTION USING MESSAGE = found || ' rows of public.Accounts have no nick: run the backfill again, then this file';
    END IF;
END
$$;

-- schemawright:contract public."Accounts".nick
-- Modify "Accounts" table
ALTER TABLE public."Accounts"
  ADD CONSTRAINT schemawright_not_null_nick CHECK (nick IS NOT NULL) NOT VALID;

-- schemawright:contract public."Accounts".nick
-- Modify "Accounts" table
ALTER TABLE public."Accounts" VALIDATE CONSTRAINT schemawright_not_null_nick;

-- schemawright:contract public."Accounts".nick
-- Modify "Accounts" table
ALTER TABLE public."Accounts" ALTER COLUMN nick SET NOT NULL;
-- Modify "Accounts" table
ALTER TABLE public."Accounts" DROP CONSTRAINT schemawright_not_null_nick;
-- Programs of before are gone: nothing is written twice any more
DROP TRIGGER zz_schemawright_sync_nick ON public."Accounts";
DROP FUNCTION public."schemawright_sync_Accounts_nick"();

-- Note: The contract of public."Accounts".nick takes away what programs of before use: it is applied after they are gone.
