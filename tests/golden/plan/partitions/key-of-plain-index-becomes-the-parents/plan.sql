-- Modify "r" table
ALTER TABLE public.r DROP CONSTRAINT r_of_a;

-- Drop index "p_key" from table: "p"
DROP INDEX public.p_key CASCADE;

-- Create index "p_a_kind_id_key" to table: "p_a"
CREATE UNIQUE INDEX CONCURRENTLY p_a_kind_id_key ON public.p_a USING btree (kind, id);

-- Modify "p_a" table
ALTER TABLE public.p_a ADD CONSTRAINT p_a_kind_id_key UNIQUE USING INDEX p_a_kind_id_key;

-- Modify "p" table
ALTER TABLE public.p ADD CONSTRAINT p_key UNIQUE (kind, id);
-- Modify "r" table
ALTER TABLE public.r
  ADD CONSTRAINT r_of_a FOREIGN KEY (kind, id) REFERENCES public.p_a(kind, id) NOT VALID;

-- Modify "r" table
ALTER TABLE public.r VALIDATE CONSTRAINT r_of_a;
