-- Modify "parent" table
ALTER TABLE public.parent ADD COLUMN n bigint NOT NULL;
-- Modify "parent" table
ALTER TABLE public.parent ALTER COLUMN n ADD GENERATED ALWAYS AS IDENTITY;
-- Continue the numbers of column: "n" on table: "parent"
SELECT pg_catalog.setval(pg_catalog.pg_get_serial_sequence('public.parent', 'n'), max(n))
  FROM public.parent
  HAVING max(n) IS NOT NULL;

-- Modify "parts" table
ALTER TABLE public.parts ADD COLUMN n bigint NOT NULL;
-- Modify "parts" table
ALTER TABLE public.parts ALTER COLUMN n ADD GENERATED ALWAYS AS IDENTITY;
-- Continue the numbers of column: "n" on table: "parts"
SELECT pg_catalog.setval(pg_catalog.pg_get_serial_sequence('public.parts', 'n'), max(n))
  FROM public.parts
  HAVING max(n) IS NOT NULL;

-- Note: The columns of public.child stay in another order than the wanted one: PostgreSQL cannot move a column
