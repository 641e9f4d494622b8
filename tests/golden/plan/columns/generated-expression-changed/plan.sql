-- Drop index "users_x" from table: "users"
DROP INDEX CONCURRENTLY public.users_x;

-- Modify "users" table
ALTER TABLE public.users DROP COLUMN x;
-- Modify "users" table
-- Rewrites public.users under ACCESS EXCLUSIVE: its reads and writes wait until the transaction ends.
ALTER TABLE public.users ADD COLUMN x text GENERATED ALWAYS AS (upper(email)) STORED;

-- Create index "users_x" to table: "users"
CREATE INDEX CONCURRENTLY users_x ON public.users USING btree (x);
