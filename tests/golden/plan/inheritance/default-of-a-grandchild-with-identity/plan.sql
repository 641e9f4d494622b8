-- Modify "a" table
ALTER TABLE ONLY public.a ALTER COLUMN id DROP DEFAULT;
-- Modify "a" table
ALTER TABLE public.a ADD CONSTRAINT schemawright_not_null_id CHECK (id IS NOT NULL) NOT VALID;

-- Modify "a" table
ALTER TABLE public.a VALIDATE CONSTRAINT schemawright_not_null_id;

-- Modify "a" table
ALTER TABLE public.a ALTER COLUMN id SET NOT NULL;
-- Modify "a" table
ALTER TABLE public.a DROP CONSTRAINT schemawright_not_null_id;
-- Modify "a" table
-- Rewrites public.a under ACCESS EXCLUSIVE: its reads and writes wait until the transaction ends.
ALTER TABLE public.a ALTER COLUMN id TYPE bigint;
-- Modify "a" table
ALTER TABLE public.a ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY;
-- Continue the numbers of column: "id" on table: "a"
SELECT pg_catalog.setval(pg_catalog.pg_get_serial_sequence('public.a', 'id'), max(id))
  FROM public.a
  HAVING max(id) IS NOT NULL;

-- Modify "b" table
ALTER TABLE ONLY public.b ALTER COLUMN id DROP DEFAULT;
-- Modify "c" table
ALTER TABLE public.c ALTER COLUMN id DROP DEFAULT;
