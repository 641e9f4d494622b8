-- Rename composite type from "point3" to "schemawright_old_point3"
ALTER TYPE public.point3 RENAME TO schemawright_old_point3;
-- Create composite type "point3"
CREATE TYPE public.point3 AS (
  x bigint,
  y integer,
  label text
);
-- Modify "shapes" table
-- The rows of public.shapes are rewritten and its indexes built again under ACCESS EXCLUSIVE: reads and writes wait until the transaction ends.
ALTER TABLE public.shapes ALTER COLUMN p TYPE public.point3 USING p::text::public.point3;
-- Modify "shapes" table
-- The rows of public.shapes are rewritten and its indexes built again under ACCESS EXCLUSIVE: reads and writes wait until the transaction ends.
ALTER TABLE public.shapes ALTER COLUMN many TYPE public.point3[] USING many::text[]::public.point3[];
-- Drop composite type "schemawright_old_point3"
DROP TYPE public.schemawright_old_point3;
