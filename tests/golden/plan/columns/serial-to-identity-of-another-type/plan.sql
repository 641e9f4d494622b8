-- Modify "items" table
ALTER TABLE public.items ALTER COLUMN id DROP DEFAULT;
-- Drop "ids" view
DROP VIEW public.ids;
-- Drop sequence "items_id_seq"
DROP SEQUENCE public.items_id_seq;
-- Modify "items" table
-- Rewrites public.items under ACCESS EXCLUSIVE: its reads and writes wait until the transaction ends.
ALTER TABLE public.items ALTER COLUMN id TYPE bigint;
-- Modify "items" table
ALTER TABLE public.items ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY;
-- Continue the numbers of column: "id" on table: "items"
SELECT pg_catalog.setval(pg_catalog.pg_get_serial_sequence('public.items', 'id'), max(id))
  FROM public.items
  HAVING max(id) IS NOT NULL;
-- Create "ids" view
CREATE VIEW public.ids AS
SELECT items.id
   FROM public.items;
