-- Modify "users" table
-- Rewrites public.users under ACCESS EXCLUSIVE: its reads and writes wait until the transaction ends.
ALTER TABLE public.users ADD COLUMN token uuid DEFAULT gen_random_uuid();
