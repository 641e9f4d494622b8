-- Modify "users" table
ALTER TABLE public.users DROP COLUMN twice;
-- Modify "users" table
-- Rewrites public.users under ACCESS EXCLUSIVE: its reads and writes wait until the transaction ends.
ALTER TABLE public.users ADD COLUMN twice integer GENERATED ALWAYS AS (id * 3) STORED;
-- Grant privileges on table: "users"
GRANT SELECT (twice) ON TABLE public.users TO golden_reader;
