-- Modify "notes" table
ALTER TABLE public.notes ADD COLUMN body text;

-- Modify "notes" table
-- Rewrites public.notes under ACCESS EXCLUSIVE: its reads and writes wait until the transaction ends.
ALTER TABLE public.notes ALTER COLUMN id TYPE integer USING id::integer;
