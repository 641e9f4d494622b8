-- Modify "p" table
ALTER TABLE public.p ALTER COLUMN a DROP NOT NULL;
-- Modify "k" table
ALTER TABLE public.k ALTER COLUMN a DROP NOT NULL;
-- Modify "p" table
ALTER TABLE public.p ALTER COLUMN b DROP NOT NULL;
-- Modify "p" table
ALTER TABLE public.p ALTER COLUMN c DROP NOT NULL;
