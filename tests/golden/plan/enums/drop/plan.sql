-- Modify "t" table
ALTER TABLE public.t DROP COLUMN m;
-- Drop enum type "mood"
DROP TYPE public.mood;
