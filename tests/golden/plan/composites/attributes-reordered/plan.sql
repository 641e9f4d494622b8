-- Rename composite type from "pair" to "schemawright_old_pair"
ALTER TYPE public.pair RENAME TO schemawright_old_pair;
-- Create composite type "pair"
CREATE TYPE public.pair AS (
  b text,
  a bigint,
  c date
);
-- Modify "pairs" table
-- Rewrites public.pairs under ACCESS EXCLUSIVE: its reads and writes wait until the transaction ends.
ALTER TABLE public.pairs
  ALTER COLUMN p TYPE public.pair USING CASE WHEN p IS DISTINCT FROM NULL THEN ROW((p).b, (p).a::text::bigint, NULL)::public.pair END;
-- Drop composite type "schemawright_old_pair"
DROP TYPE public.schemawright_old_pair;
