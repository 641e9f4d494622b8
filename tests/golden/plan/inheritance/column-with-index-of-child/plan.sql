-- Modify "v" view
CREATE OR REPLACE VIEW public.v AS
SELECT k.b
   FROM public.k
  WHERE (k.b > 0);
-- Drop policy "k_p" on table: "k"
DROP POLICY k_p ON public.k;
-- Drop statistics "k_s"
DROP STATISTICS public.k_s;

-- Drop index "g_a" from table: "g"
DROP INDEX CONCURRENTLY public.g_a;

-- Drop index "k_a" from table: "k"
DROP INDEX CONCURRENTLY public.k_a;

-- Modify "k" table
ALTER TABLE public.k DROP CONSTRAINT k_c;
-- Modify "k" table
ALTER TABLE public.k DROP CONSTRAINT k_u;

-- Modify "p" table
ALTER TABLE public.p DROP COLUMN a;
