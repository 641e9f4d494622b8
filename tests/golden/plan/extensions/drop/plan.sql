-- Modify "t" table
ALTER TABLE public.t DROP COLUMN a;
-- Drop extension "citext"
DROP EXTENSION citext;
