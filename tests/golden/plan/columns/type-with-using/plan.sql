-- Modify "t" table
-- Rewrites public.t under ACCESS EXCLUSIVE: its reads and writes wait until the transaction ends.
ALTER TABLE public.t
  ALTER COLUMN amount DROP DEFAULT,
  ALTER COLUMN amount TYPE integer USING amount::integer,
  ALTER COLUMN amount SET DEFAULT 0;
