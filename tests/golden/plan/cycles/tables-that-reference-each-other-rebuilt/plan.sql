-- Modify "q" table
ALTER TABLE public.q DROP CONSTRAINT q_of_p;
-- Give way to the new table: rename table "p"
ALTER TABLE public.p RENAME TO schemawright_old_p;
-- Give way to the new table: rename index "p_pkey"
ALTER INDEX public.p_pkey RENAME TO schemawright_old_p_pkey;
-- Create "p" table
CREATE TABLE public.p (
  id integer NOT NULL,
  kind text NOT NULL,
  CONSTRAINT p_pkey PRIMARY KEY (kind, id)
) PARTITION BY LIST (kind);
-- Create "p_a" table
CREATE TABLE public.p_a (
  id integer NOT NULL,
  kind text NOT NULL,
  CONSTRAINT p_a_pkey PRIMARY KEY (kind, id)
);
-- Give way to the new table: rename table "q"
ALTER TABLE public.q RENAME TO schemawright_old_q;
-- Give way to the new table: rename index "q_pkey"
ALTER INDEX public.q_pkey RENAME TO schemawright_old_q_pkey;
-- Create "q" table
CREATE TABLE public.q (
  id integer NOT NULL,
  kind text NOT NULL,
  CONSTRAINT q_pkey PRIMARY KEY (kind, id)
) PARTITION BY LIST (kind);
-- Create "q_a" table
CREATE TABLE public.q_a (
  id integer NOT NULL,
  kind text NOT NULL,
  CONSTRAINT q_a_pkey PRIMARY KEY (kind, id)
);
-- Attach partition "p_a" to table: "p"
ALTER TABLE public.p ATTACH PARTITION public.p_a FOR VALUES IN ('a');
-- Copy the rows of "p"
-- Rewrites public.p under ACCESS EXCLUSIVE: its reads and writes wait until the transaction ends. It needs room for a second copy, and fails when a row has no partition, or a value that the new table does not take.
INSERT INTO public.p (id, kind)
SELECT id, kind FROM public.schemawright_old_p;
-- Attach partition "q_a" to table: "q"
ALTER TABLE public.q ATTACH PARTITION public.q_a FOR VALUES IN ('a');
-- Copy the rows of "q"
-- Rewrites public.q under ACCESS EXCLUSIVE: its reads and writes wait until the transaction ends. It needs room for a second copy, and fails when a row has no partition, or a value that the new table does not take.
INSERT INTO public.q (id, kind)
SELECT id, kind FROM public.schemawright_old_q;
-- Modify "p" table
ALTER TABLE public.p
  ADD CONSTRAINT p_of_q FOREIGN KEY (kind, id) REFERENCES public.q(kind, id) DEFERRABLE;
-- Modify "q" table
ALTER TABLE public.q ADD CONSTRAINT q_of_p FOREIGN KEY (kind, id) REFERENCES public.p(kind, id);
-- Drop "schemawright_old_p" table
DROP TABLE public.schemawright_old_p;
-- Drop "schemawright_old_q" table
DROP TABLE public.schemawright_old_q;
