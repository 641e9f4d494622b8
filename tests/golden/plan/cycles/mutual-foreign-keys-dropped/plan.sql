-- Modify "b" table
ALTER TABLE public.b DROP CONSTRAINT b_a_fkey;
-- Drop "a" table
DROP TABLE public.a;
-- Drop "b" table
DROP TABLE public.b;
