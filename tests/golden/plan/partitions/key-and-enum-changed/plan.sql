-- Give way to the new table: rename table "p1"
ALTER TABLE public.p1 RENAME TO schemawright_old_p1;
-- Give way to the new table: rename table "p"
ALTER TABLE public.p RENAME TO schemawright_old_p;
-- Create "p" table
CREATE TABLE public.p (
  a integer,
  b integer,
  c public.fit
) PARTITION BY RANGE (b);
-- Create "p1" table
CREATE TABLE public.p1 (
  a integer,
  b integer,
  c public.fit
);
-- Attach partition "p1" to table: "p"
ALTER TABLE public.p ATTACH PARTITION public.p1 FOR VALUES FROM (0) TO (100);
-- Copy the rows of "p"
-- Rewrites public.p under ACCESS EXCLUSIVE: its reads and writes wait until the transaction ends. It needs room for a second copy, and fails when a row has no partition, or a value that the new table does not take.
INSERT INTO public.p (a, b, c)
SELECT a, b, c::text::public.fit FROM public.schemawright_old_p;
-- Drop "schemawright_old_p" table
DROP TABLE public.schemawright_old_p;
