-- Modify "p" table
ALTER TABLE public.p DROP COLUMN c;
