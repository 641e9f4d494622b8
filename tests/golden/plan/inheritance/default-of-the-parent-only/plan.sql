-- Modify "parent" table
ALTER TABLE public.parent ADD CONSTRAINT schemawright_not_null_a CHECK (a IS NOT NULL) NOT VALID;

-- Modify "parent" table
ALTER TABLE public.parent VALIDATE CONSTRAINT schemawright_not_null_a;

-- Modify "parent" table
ALTER TABLE public.parent ALTER COLUMN a SET NOT NULL;
-- Modify "parent" table
ALTER TABLE public.parent DROP CONSTRAINT schemawright_not_null_a;
-- Modify "parent" table
ALTER TABLE ONLY public.parent ALTER COLUMN a SET DEFAULT 7;
-- Modify "child" table
ALTER TABLE public.child ALTER COLUMN a SET DEFAULT 7;
