-- Give way to the new table: rename table "items_rest"
ALTER TABLE public.items_rest RENAME TO schemawright_old_items_rest;
-- Give way to the new table: rename table "items"
ALTER TABLE public.items RENAME TO schemawright_old_items;
-- Create "items" table
CREATE TABLE public.items (
  id integer DEFAULT nextval('public.items_id_seq'::regclass) NOT NULL,
  area integer NOT NULL,
  at date NOT NULL
) PARTITION BY RANGE (at);
-- Create "items_rest" table
CREATE TABLE public.items_rest (
  id integer DEFAULT nextval('public.items_id_seq'::regclass) NOT NULL,
  area integer NOT NULL,
  at date NOT NULL
);
-- Attach partition "items_rest" to table: "items"
ALTER TABLE public.items ATTACH PARTITION public.items_rest DEFAULT;
-- Copy the rows of "items"
-- Rewrites public.items under ACCESS EXCLUSIVE: its reads and writes wait until the transaction ends. It needs room for a second copy, and fails when a row has no partition, or a value that the new table does not take.
INSERT INTO public.items (id, area, at)
SELECT id, area, at FROM public.schemawright_old_items;
-- Change owner of table: "items"
ALTER TABLE public.items OWNER TO golden_app;
-- Modify sequence "items_id_seq"
ALTER SEQUENCE public.items_id_seq OWNED BY public.items.id;
-- Drop "schemawright_old_items" table
DROP TABLE public.schemawright_old_items;
