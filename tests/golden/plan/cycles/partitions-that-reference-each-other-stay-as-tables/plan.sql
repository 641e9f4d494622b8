-- Detach partition "p_a" from table: "p"
ALTER TABLE public.p DETACH PARTITION public.p_a;
-- Detach partition "q_a" from table: "q"
ALTER TABLE public.q DETACH PARTITION public.q_a;
-- Modify "q" table
ALTER TABLE public.q DROP CONSTRAINT q_of_p;
-- Modify "p_a" table
ALTER TABLE public.p_a DROP CONSTRAINT p_of_q;
-- Modify "q_a" table
ALTER TABLE public.q_a DROP CONSTRAINT q_of_p;

-- Drop index "p_a_kind_id_idx" from table: "p_a"
DROP INDEX CONCURRENTLY public.p_a_kind_id_idx;

-- Drop index "q_a_kind_id_idx" from table: "q_a"
DROP INDEX CONCURRENTLY public.q_a_kind_id_idx;

-- Give way to the new table: rename table "p"
ALTER TABLE public.p RENAME TO schemawright_old_p;
-- Give way to the new table: rename index "p_i"
ALTER INDEX public.p_i RENAME TO schemawright_old_p_i;
-- Create "p" table
CREATE TABLE public.p (
  id integer,
  kind text
);
-- Copy the rows of "p"
-- Rewrites public.p under ACCESS EXCLUSIVE: its reads and writes wait until the transaction ends. It needs room for a second copy, and fails when a row has no partition, or a value that the new table does not take.
INSERT INTO public.p (id, kind)
SELECT id, kind FROM public.schemawright_old_p;
-- Create index "p_i" to table: "p"
CREATE UNIQUE INDEX p_i ON public.p USING btree (kind, id);
-- Give way to the new table: rename table "q"
ALTER TABLE public.q RENAME TO schemawright_old_q;
-- Give way to the new table: rename index "q_i"
ALTER INDEX public.q_i RENAME TO schemawright_old_q_i;
-- Create "q" table
CREATE TABLE public.q (
  id integer,
  kind text
);
-- Copy the rows of "q"
-- Rewrites public.q under ACCESS EXCLUSIVE: its reads and writes wait until the transaction ends. It needs room for a second copy, and fails when a row has no partition, or a value that the new table does not take.
INSERT INTO public.q (id, kind)
SELECT id, kind FROM public.schemawright_old_q;
-- Modify "q" table
ALTER TABLE public.q ADD CONSTRAINT q_of_p FOREIGN KEY (kind, id) REFERENCES public.p(kind, id);
-- Create index "q_i" to table: "q"
CREATE UNIQUE INDEX q_i ON public.q USING btree (kind, id);
-- Modify "p" table
ALTER TABLE public.p ADD CONSTRAINT p_of_q FOREIGN KEY (kind, id) REFERENCES public.q(kind, id);
-- Drop "schemawright_old_p" table
DROP TABLE public.schemawright_old_p;
-- Drop "schemawright_old_q" table
DROP TABLE public.schemawright_old_q;
