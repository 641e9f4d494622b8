-- Modify index "p_b_i" on table: "p_b"
ALTER INDEX public.p_i ATTACH PARTITION public.p_b_i;

-- Create index "p_c_i" to table: "p_c"
CREATE INDEX CONCURRENTLY p_c_i ON public.p_c USING btree (id);

-- Modify index "p_c_i" on table: "p_c"
ALTER INDEX public.p_i ATTACH PARTITION public.p_c_i;
