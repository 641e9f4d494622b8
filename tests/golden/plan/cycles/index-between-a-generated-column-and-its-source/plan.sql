-- Modify "t" table
ALTER TABLE public.t ADD COLUMN b integer;

-- Drop index "i" from table: "t"
DROP INDEX CONCURRENTLY public.i;

-- Modify "t" table
ALTER TABLE public.t DROP COLUMN doubled;

-- Modify "t" table
-- Rewrites public.t under ACCESS EXCLUSIVE: its reads and writes wait until the transaction ends.
ALTER TABLE public.t ALTER COLUMN u TYPE smallint;

-- Create index "i" to table: "t"
CREATE INDEX CONCURRENTLY i ON public.t USING btree (b, u);
