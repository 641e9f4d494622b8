-- Modify "k" table
ALTER TABLE public.k NO INHERIT public.p;
-- Modify "k" table
ALTER TABLE public.k DROP COLUMN a;
