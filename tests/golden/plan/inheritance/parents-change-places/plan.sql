-- Modify "k" table
ALTER TABLE public.k NO INHERIT public.p;
-- Modify "k" table
ALTER TABLE public.k NO INHERIT public.q;

-- Modify "p" table
ALTER TABLE public.p ADD COLUMN c integer;

-- Modify "q" table
ALTER TABLE public.q ADD COLUMN x integer;
-- Modify "k" table
ALTER TABLE public.k INHERIT public.q;
-- Modify "k" table
ALTER TABLE public.k INHERIT public.p;

-- Note: The columns of public.k stay in another order than the wanted one: PostgreSQL cannot move a column
