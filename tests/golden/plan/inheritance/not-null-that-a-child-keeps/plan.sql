-- Modify "p" table
ALTER TABLE ONLY public.p ALTER COLUMN a DROP NOT NULL;
-- Modify "k" table
ALTER TABLE ONLY public.k ALTER COLUMN a DROP NOT NULL;
-- Modify "other" table
ALTER TABLE public.other ALTER COLUMN a DROP NOT NULL;
-- Modify "p" table
ALTER TABLE ONLY public.p ALTER COLUMN b DROP NOT NULL;
-- Modify "k" table
ALTER TABLE public.k ALTER COLUMN b DROP NOT NULL;
