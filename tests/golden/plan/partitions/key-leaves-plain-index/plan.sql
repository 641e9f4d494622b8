-- Drop "r" table
DROP TABLE public.r;

-- Drop index "p_by_kind" from table: "p"
DROP INDEX public.p_by_kind CASCADE;
-- Modify "p_a" table
ALTER TABLE public.p_a ALTER COLUMN id DROP NOT NULL;
-- Modify "p_a" table
ALTER TABLE public.p_a ALTER COLUMN kind DROP NOT NULL;
