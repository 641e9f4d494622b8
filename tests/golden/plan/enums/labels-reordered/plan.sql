-- Rename enum type from "size" to "schemawright_old_size"
ALTER TYPE public.size RENAME TO schemawright_old_size;
-- Create enum type "size"
CREATE TYPE public.size AS ENUM ('small', 'medium', 'large');
-- Modify "items" table
-- Rewrites public.items under ACCESS EXCLUSIVE: its reads and writes wait until the transaction ends.
ALTER TABLE public.items
  ALTER COLUMN s TYPE public.size USING s::text::public.size,
  ALTER COLUMN many TYPE public.size[] USING many::text[]::public.size[];
-- Drop enum type "schemawright_old_size"
DROP TYPE public.schemawright_old_size;
