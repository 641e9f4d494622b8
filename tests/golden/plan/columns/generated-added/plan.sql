-- Modify "users" table
-- Rewrites public.users under ACCESS EXCLUSIVE: its reads and writes wait until the transaction ends.
ALTER TABLE public.users ADD COLUMN lower_email text GENERATED ALWAYS AS (lower(email)) STORED;
