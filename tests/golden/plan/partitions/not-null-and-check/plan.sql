-- Modify "ev" table
ALTER TABLE public.ev ADD CONSTRAINT schemawright_not_null_note CHECK (note IS NOT NULL) NOT VALID;
-- Modify "ev" table
ALTER TABLE public.ev ADD CONSTRAINT c CHECK ((id > 0)) NOT VALID;

-- Modify "ev" table
ALTER TABLE public.ev VALIDATE CONSTRAINT schemawright_not_null_note;
-- Modify "ev" table
ALTER TABLE public.ev VALIDATE CONSTRAINT c;

-- Modify "ev" table
ALTER TABLE public.ev ALTER COLUMN note SET NOT NULL;
-- Modify "ev" table
ALTER TABLE public.ev DROP CONSTRAINT schemawright_not_null_note;
