-- Modify "users" table
ALTER TABLE public.users ADD COLUMN seen timestamp with time zone;
-- Modify "users" table
ALTER TABLE public.users ALTER COLUMN seen SET DEFAULT clock_timestamp();
-- Modify "users" table
ALTER TABLE public.users ADD COLUMN token uuid;
-- Modify "users" table
ALTER TABLE public.users ALTER COLUMN token SET DEFAULT gen_random_uuid();

-- Fill column "seen" of "users"
-- Writes a new version of every row of public.users: reads go on, writes to a row wait until all are written.
UPDATE public.users SET seen = DEFAULT WHERE seen IS NULL;

-- Fill column "token" of "users"
-- Writes a new version of every row of public.users: reads go on, writes to a row wait until all are written.
UPDATE public.users SET token = DEFAULT WHERE token IS NULL;

-- Modify "users" table
ALTER TABLE public.users
  ADD CONSTRAINT schemawright_not_null_token CHECK (token IS NOT NULL) NOT VALID;

-- Modify "users" table
ALTER TABLE public.users VALIDATE CONSTRAINT schemawright_not_null_token;

-- Modify "users" table
ALTER TABLE public.users ALTER COLUMN token SET NOT NULL;
-- Modify "users" table
ALTER TABLE public.users DROP CONSTRAINT schemawright_not_null_token;

-- Create index "users_token" to table: "users"
CREATE UNIQUE INDEX CONCURRENTLY users_token ON public.users USING btree (token);
