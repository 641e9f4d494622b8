-- Modify "users" table
ALTER TABLE public.users
  ADD CONSTRAINT schemawright_not_null_name CHECK (name IS NOT NULL) NOT VALID;

-- Modify "users" table
ALTER TABLE public.users VALIDATE CONSTRAINT schemawright_not_null_name;

-- Modify "users" table
ALTER TABLE public.users ALTER COLUMN name SET NOT NULL;
-- Modify "users" table
ALTER TABLE public.users DROP CONSTRAINT schemawright_not_null_name;
