-- Modify "p" table
ALTER TABLE ONLY public.p DROP COLUMN c;
-- Modify "k" table
ALTER TABLE ONLY public.k DROP COLUMN c;
-- Modify "other" table
ALTER TABLE public.other DROP COLUMN c;
