-- Drop "v" view
DROP VIEW public.v;

-- Modify "ev" table
-- Rewrites public.ev under ACCESS EXCLUSIVE: its reads and writes wait until the transaction ends.
ALTER TABLE public.ev
  ALTER COLUMN tags TYPE bigint[],
  ALTER COLUMN tags SET DEFAULT '{}'::bigint[];
-- Modify "ev" table
ALTER TABLE ONLY public.ev ALTER COLUMN tags SET COMPRESSION pglz;

-- Modify "ev_0" table
ALTER TABLE public.ev_0 ALTER COLUMN tags SET COMPRESSION pglz;
