-- Drop "v" view
DROP VIEW public.v;

-- Drop index "g_b" from table: "g"
DROP INDEX CONCURRENTLY public.g_b;

-- Drop index "other_b" from table: "other"
DROP INDEX CONCURRENTLY public.other_b;

-- Modify "p" table
ALTER TABLE public.p DROP COLUMN b;
-- Modify "p" table
-- Rewrites public.p under ACCESS EXCLUSIVE: its reads and writes wait until the transaction ends.
ALTER TABLE public.p ADD COLUMN b bigint GENERATED ALWAYS AS (a + 1) STORED;
-- Create "v" view
CREATE VIEW public.v AS
SELECT other.b
   FROM public.other;

-- Create index "g_b" to table: "g"
CREATE INDEX CONCURRENTLY g_b ON public.g USING btree (b);

-- Create index "other_b" to table: "other"
CREATE INDEX CONCURRENTLY other_b ON public.other USING btree (b);
