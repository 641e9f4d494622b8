-- Rename enum type from "mood" to "schemawright_old_mood"
ALTER TYPE public.mood RENAME TO schemawright_old_mood;
-- Create enum type "mood"
CREATE TYPE public.mood AS ENUM ('ok', 'happy');
-- Modify "t" table
-- Rewrites public.t under ACCESS EXCLUSIVE: its reads and writes wait until the transaction ends. It fails while a row of public.t still holds 'sad' in a: give such rows another value first. It fails while a row of public.t still holds 'sad' in c: give such rows another value first.
ALTER TABLE public.t
  ALTER COLUMN a TYPE public.mood USING a::text::public.mood,
  ALTER COLUMN c TYPE public.mood USING c::text::public.mood;
-- Alter statistics "st"
ALTER STATISTICS public.st SET STATISTICS 50;
-- Drop enum type "schemawright_old_mood"
DROP TYPE public.schemawright_old_mood;
