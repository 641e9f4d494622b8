-- Modify "ev" table
ALTER TABLE public.ev ALTER COLUMN id TYPE bigint;
