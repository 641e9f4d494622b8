-- Create "r" table
CREATE TABLE public.r (
  kind text,
  id integer
);
-- Modify "p_a" table
ALTER TABLE public.p_a ADD CONSTRAINT schemawright_not_null_id CHECK (id IS NOT NULL) NOT VALID;
-- Modify "p_a" table
ALTER TABLE public.p_a ADD CONSTRAINT schemawright_not_null_kind CHECK (kind IS NOT NULL) NOT VALID;

-- Create index "p_a_key" to table: "p_a"
CREATE UNIQUE INDEX CONCURRENTLY p_a_key ON public.p_a USING btree (kind, id);

-- Create index "p_b_kind_id_idx" to table: "p_b"
CREATE UNIQUE INDEX CONCURRENTLY p_b_kind_id_idx ON public.p_b USING btree (kind, id);

-- Modify "p_a" table
ALTER TABLE public.p_a VALIDATE CONSTRAINT schemawright_not_null_id;
-- Modify "p_a" table
ALTER TABLE public.p_a VALIDATE CONSTRAINT schemawright_not_null_kind;

-- Modify "p_a" table
ALTER TABLE public.p_a ALTER COLUMN id SET NOT NULL;
-- Modify "p_a" table
ALTER TABLE public.p_a DROP CONSTRAINT schemawright_not_null_id;
-- Modify "p_a" table
ALTER TABLE public.p_a ALTER COLUMN kind SET NOT NULL;
-- Modify "p_a" table
ALTER TABLE public.p_a DROP CONSTRAINT schemawright_not_null_kind;
-- Modify "p_a" table
ALTER TABLE public.p_a ADD CONSTRAINT p_a_key PRIMARY KEY USING INDEX p_a_key;
-- Modify "r" table
ALTER TABLE public.r ADD CONSTRAINT r_of_a FOREIGN KEY (kind, id) REFERENCES public.p_a(kind, id);

-- Create index "p_by_kind" to table: "p"
CREATE UNIQUE INDEX p_by_kind ON ONLY public.p USING btree (kind, id);
-- Modify index "p_a_key" on table: "p_a"
ALTER INDEX public.p_by_kind ATTACH PARTITION public.p_a_key;
-- Modify index "p_b_kind_id_idx" on table: "p_b"
ALTER INDEX public.p_by_kind ATTACH PARTITION public.p_b_kind_id_idx;
