-- Modify "p" table
ALTER TABLE ONLY public.p DROP COLUMN c;
-- Modify "other" table
ALTER TABLE public.other DROP COLUMN c;

-- Note: The columns of public.k stay in another order than the wanted one: PostgreSQL cannot move a column
