-- Modify "ev" table
ALTER TABLE public.ev ADD COLUMN more integer DEFAULT 3;
-- Modify "ev" table
ALTER TABLE public.ev DROP COLUMN note;
