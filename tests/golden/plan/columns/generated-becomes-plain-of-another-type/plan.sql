-- Modify "t" table
ALTER TABLE public.t ALTER COLUMN b DROP EXPRESSION;
-- Modify "t" table
-- Rewrites public.t under ACCESS EXCLUSIVE: its reads and writes wait until the transaction ends.
ALTER TABLE public.t
  ALTER COLUMN b TYPE bigint,
  ALTER COLUMN b SET DEFAULT 7;
