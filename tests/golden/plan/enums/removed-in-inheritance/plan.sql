-- Modify "base" table
ALTER TABLE ONLY public.base ALTER COLUMN n DROP DEFAULT;
-- Modify "kid" table
ALTER TABLE public.kid ALTER COLUMN n DROP DEFAULT;
-- Drop "kid_moods" view
DROP VIEW public.kid_moods;
-- Rename enum type from "mood" to "schemawright_old_mood"
ALTER TYPE public.mood RENAME TO schemawright_old_mood;
-- Create enum type "mood"
CREATE TYPE public.mood AS ENUM ('sad', 'ok');
-- Modify "base" table
-- Rewrites public.base under ACCESS EXCLUSIVE: its reads and writes wait until the transaction ends. It fails while a row of public.base still holds 'unused' in m: give such rows another value first. It fails while a row of public.base still holds 'unused' in n: give such rows another value first.
ALTER TABLE public.base
  ALTER COLUMN m DROP DEFAULT,
  ALTER COLUMN m TYPE public.mood USING m::text::public.mood,
  ALTER COLUMN m SET DEFAULT 'ok'::public.mood,
  ALTER COLUMN n TYPE public.mood USING n::text::public.mood;
-- Modify "ev" table
-- Rewrites public.ev under ACCESS EXCLUSIVE: its reads and writes wait until the transaction ends. It fails while a row of public.ev still holds 'unused' in m: give such rows another value first.
ALTER TABLE public.ev
  ALTER COLUMN m DROP DEFAULT,
  ALTER COLUMN m TYPE public.mood USING m::text::public.mood,
  ALTER COLUMN m SET DEFAULT 'ok'::public.mood;
-- Modify "base" table
ALTER TABLE ONLY public.base ALTER COLUMN n SET DEFAULT 'sad'::public.mood;
-- Modify "kid" table
ALTER TABLE public.kid ALTER COLUMN n SET DEFAULT 'ok'::public.mood;
-- Create "kid_moods" view
CREATE VIEW public.kid_moods AS
SELECT kid.m
   FROM public.kid;
-- Drop enum type "schemawright_old_mood"
DROP TYPE public.schemawright_old_mood;
