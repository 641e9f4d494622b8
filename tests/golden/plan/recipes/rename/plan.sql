-- schemawright:expand public.users.email
-- Modify "users" table
ALTER TABLE public.users ADD COLUMN email_address text;
-- What is written to one side is written to the other
CREATE FUNCTION public.schemawright_sync_users_email() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- It changes the row at hand and writes nothing else, so it cannot set itself off.
    IF NOT (NEW.email_address IS DISTINCT FROM NEW.email) THEN
        RETURN NEW; -- they agree: the backfill, or who writes both
    END IF;
    IF TG_OP = 'INSERT' AND NOT (NEW.email_address IS NULL) THEN
        NEW.email := NEW.email_address;
    ELSIF TG_OP = 'INSERT' THEN
        NEW.email_address := NEW.email;
    ELSIF NEW.email_address IS DISTINCT FROM OLD.email_address THEN
        NEW.email := NEW.email_address;
    ELSIF NEW.email IS DISTINCT FROM OLD.email OR (NEW.email_address IS NULL) THEN
        NEW.email_address := NEW.email;
    END IF;
    RETURN NEW;
END
$$;
-- From here on every write goes through it, after the table's own triggers
CREATE TRIGGER zz_schemawright_sync_email BEFORE INSERT OR UPDATE ON public.users FOR EACH ROW EXECUTE FUNCTION public.schemawright_sync_users_email();

-- schemawright:expand public.users.email
-- Create index "schemawright_new_users_email_age_idx" to table: "users"
CREATE INDEX CONCURRENTLY schemawright_new_users_email_age_idx
  ON public.users
  USING btree (lower(email_address), age)
  WHERE (age > 17);

-- schemawright:expand public.users.email
-- Create index "schemawright_new_users_email_key" to table: "users"
CREATE INDEX CONCURRENTLY schemawright_new_users_email_key
  ON public.users
  USING btree (email_address);

-- schemawright:backfill table=public.users key=id batch=1000 pause=100ms max-lag=10s for=public.users.email
-- Rows that were there before, in batches; elsewhere in one statement
UPDATE public.users
SET email_address = email
WHERE email_address IS DISTINCT FROM email;

-- schemawright:contract public.users.email
-- No row may lose its value
DO $$
DECLARE
    found bigint;
BEGIN
    SELECT count(*) INTO found FROM public.users
    WHERE email_address IS DISTINCT FROM email;
    IF found > 0 THEN
        RAISE EXCEPTION USING MESSAGE = found || ' rows of public.users have another value in email_address than in email: run the backfill again, then this file';
    END IF;
END
$$;

-- schemawright:contract public.users.email
-- Programs of before are gone: nothing is written twice any more
DROP TRIGGER zz_schemawright_sync_email ON public.users;
DROP FUNCTION public.schemawright_sync_users_email();
-- Drop index "schemawright_new_users_email_age_idx" from table: "users"
DROP INDEX public.schemawright_new_users_email_age_idx;
-- Drop index "schemawright_new_users_email_key" from table: "users"
DROP INDEX public.schemawright_new_users_email_key;
-- Modify "users" table
ALTER TABLE public.users DROP COLUMN email_address;
-- Rename a column from "email" to "email_address"
ALTER TABLE public.users RENAME COLUMN email TO email_address;

-- Note: The contract of public.users.email takes away what programs of before use: it is applied after they are gone.
