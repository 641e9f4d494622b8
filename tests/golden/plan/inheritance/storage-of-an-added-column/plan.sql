-- Modify "base" table
ALTER TABLE public.base ADD COLUMN b text;
-- Modify "base" table
ALTER TABLE ONLY public.base ALTER COLUMN b SET STORAGE EXTERNAL;
-- Modify "leaf" table
ALTER TABLE public.leaf ALTER COLUMN b SET STORAGE EXTERNAL;
