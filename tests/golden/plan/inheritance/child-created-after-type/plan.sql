-- Modify "p" table
-- Rewrites public.p under ACCESS EXCLUSIVE: its reads and writes wait until the transaction ends.
ALTER TABLE public.p
  ALTER COLUMN a TYPE integer,
  ALTER COLUMN a SET DEFAULT 7;
-- Create "k" table
CREATE TABLE public.k (
  b integer GENERATED ALWAYS AS (a + 1) STORED,
  c integer,
  CONSTRAINT k_a_check CHECK ((a < 4))
) INHERITS (public.p);
-- Create index "k_a" to table: "k"
CREATE INDEX k_a ON public.k USING btree (((a + 1)));
