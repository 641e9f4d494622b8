-- Modify "people" table
ALTER TABLE public.people ALTER COLUMN kept DROP DEFAULT;
-- Rename enum type from "mood" to "schemawright_old_mood"
ALTER TYPE public.mood RENAME TO schemawright_old_mood;
-- Create enum type "mood"
CREATE TYPE public.mood AS ENUM ('sad', 'ok');
-- Modify "people" table
-- Rewrites public.people under ACCESS EXCLUSIVE: its reads and writes wait until the transaction ends. It fails while a row of public.people still holds 'unused' in m: give such rows another value first.
ALTER TABLE public.people
  ALTER COLUMN m DROP DEFAULT,
  ALTER COLUMN m TYPE public.mood USING m::text::public.mood,
  ALTER COLUMN m SET DEFAULT 'ok'::public.mood;
-- Modify "people" table
ALTER TABLE public.people ALTER COLUMN m SET NOT NULL;
-- Modify "people" table
ALTER TABLE public.people ALTER COLUMN kept SET DEFAULT ('ok'::public.mood)::text;
-- Drop enum type "schemawright_old_mood"
DROP TYPE public.schemawright_old_mood;
