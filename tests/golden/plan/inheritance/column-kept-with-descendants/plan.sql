-- Modify "p" table
ALTER TABLE ONLY public.p DROP COLUMN c;
