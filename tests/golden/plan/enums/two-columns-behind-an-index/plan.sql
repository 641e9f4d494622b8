-- Rename enum type from "f" to "schemawright_old_f"
ALTER TYPE public.f RENAME TO schemawright_old_f;
-- Create enum type "f"
CREATE TYPE public.f AS ENUM ('x', 'y');
-- Drop index "t_a" from table: "t"
DROP INDEX public.t_a;
-- Rename enum type from "e" to "schemawright_old_e"
ALTER TYPE public.e RENAME TO schemawright_old_e;
-- Create enum type "e"
CREATE TYPE public.e AS ENUM ('a', 'b');
-- Drop "both_of" function
DROP FUNCTION public.both_of(p integer);
-- Modify "t" table
-- Rewrites public.t under ACCESS EXCLUSIVE: its reads and writes wait until the transaction ends. It fails while a row of public.t still holds 'c' in a: give such rows another value first. It fails while a row of public.t still holds 'z' in b: give such rows another value first.
ALTER TABLE public.t
  ALTER COLUMN a TYPE public.e USING a::text::public.e,
  ALTER COLUMN b TYPE public.f USING b::text::public.f;
-- Create "both_of" function
CREATE OR REPLACE FUNCTION public.both_of(p integer)
 RETURNS text
 LANGUAGE sql
BEGIN ATOMIC
 SELECT ((t.a)::text || (t.b)::text)
    FROM public.t
   WHERE (t.id = both_of.p);
END;
-- Create index "t_a" to table: "t"
CREATE INDEX t_a ON public.t USING btree (id) WHERE (a = 'a'::public.e);
-- Drop enum type "schemawright_old_e"
DROP TYPE public.schemawright_old_e;
-- Drop enum type "schemawright_old_f"
DROP TYPE public.schemawright_old_f;

-- Create index "t_n" to table: "t"
CREATE INDEX CONCURRENTLY t_n ON public.t USING btree (n);
