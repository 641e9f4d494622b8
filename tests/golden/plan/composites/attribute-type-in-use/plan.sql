-- Rename composite type from "point3" to "schemawright_old_point3"
ALTER TYPE public.point3 RENAME TO schemawright_old_point3;
-- Create composite type "point3"
CREATE TYPE public.point3 AS (
  x bigint,
  y integer,
  label text
);
-- Modify "shapes" table
-- Rewrites public.shapes under ACCESS EXCLUSIVE: its reads and writes wait until the transaction ends.
ALTER TABLE public.shapes
  ALTER COLUMN p TYPE public.point3 USING p::text::public.point3,
  ALTER COLUMN many TYPE public.point3[] USING many::text[]::public.point3[];
-- Drop composite type "schemawright_old_point3"
DROP TYPE public.schemawright_old_point3;
