-- Modify "p" table
ALTER TABLE public.p DROP CONSTRAINT p_key;

-- Create index "p_b_key" to table: "p_b"
CREATE UNIQUE INDEX CONCURRENTLY p_b_key ON public.p_b USING btree (kind, id);

-- Create index "p_c_key" to table: "p_c"
CREATE UNIQUE INDEX CONCURRENTLY p_c_key ON public.p_c USING btree (kind, id);

-- Create index "p_a_key" to table: "p_a"
CREATE UNIQUE INDEX CONCURRENTLY p_a_key ON public.p_a USING btree (kind, id);

-- Modify "p_b" table
ALTER TABLE public.p_b ADD CONSTRAINT p_b_key UNIQUE USING INDEX p_b_key;

-- Modify "p_a" table
ALTER TABLE public.p_a ADD CONSTRAINT p_a_key UNIQUE USING INDEX p_a_key;
-- Modify "p" table
ALTER TABLE ONLY public.p ADD CONSTRAINT p_key UNIQUE (kind, id);
-- Modify index "p_a_key" on table: "p_a"
ALTER INDEX public.p_key ATTACH PARTITION public.p_a_key;
