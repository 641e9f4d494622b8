-- Drop "bodies" materialized view
DROP MATERIALIZED VIEW public.bodies;
-- Modify "notes" table
ALTER TABLE public.notes ADD CONSTRAINT notes_body_not_null NOT NULL body NOT VALID;

-- Modify "notes" table
ALTER TABLE public.notes VALIDATE CONSTRAINT notes_body_not_null;
-- Modify "notes" table
ALTER TABLE public.notes ALTER COLUMN body TYPE text COLLATE "POSIX";

-- Create "bodies" materialized view
CREATE MATERIALIZED VIEW public.bodies AS
SELECT body
   FROM public.notes;
