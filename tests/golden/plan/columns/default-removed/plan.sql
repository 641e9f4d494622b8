-- Modify "users" table
ALTER TABLE public.users ALTER COLUMN name DROP DEFAULT;
