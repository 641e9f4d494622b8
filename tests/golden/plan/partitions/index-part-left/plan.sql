-- Drop index "p_i" from table: "p"
DROP INDEX public.p_i;

-- Create index "p_b_i" to table: "p_b"
CREATE INDEX CONCURRENTLY p_b_i ON public.p_b USING btree (id);

-- Create index "p_a_i" to table: "p_a"
CREATE INDEX CONCURRENTLY p_a_i ON public.p_a USING btree (id);

-- Create index "p_i" to table: "p"
CREATE INDEX p_i ON ONLY public.p USING btree (id);
-- Modify index "p_a_i" on table: "p_a"
ALTER INDEX public.p_i ATTACH PARTITION public.p_a_i;
