-- Modify index "p_b_key" on table: "p_b"
ALTER INDEX public.p_key ATTACH PARTITION public.p_b_key;

-- Drop index "p_c_key" from table: "p_c"
DROP INDEX CONCURRENTLY public.p_c_key;

-- Create index "p_c_key" to table: "p_c"
CREATE UNIQUE INDEX CONCURRENTLY p_c_key ON public.p_c USING btree (kind, id);

-- Modify "p_c" table
ALTER TABLE public.p_c ADD CONSTRAINT p_c_key UNIQUE USING INDEX p_c_key;
-- Modify index "p_c_key" on table: "p_c"
ALTER INDEX public.p_key ATTACH PARTITION public.p_c_key;
