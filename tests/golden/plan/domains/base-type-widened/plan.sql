-- Rename domain type from "code" to "schemawright_old_code"
ALTER DOMAIN public.code RENAME TO schemawright_old_code;
-- Create domain type "code"
CREATE DOMAIN public.code AS character varying(20);
-- Modify "goods" table
ALTER TABLE public.goods ALTER COLUMN c TYPE public.code;
-- Drop domain type "schemawright_old_code"
DROP DOMAIN public.schemawright_old_code;
