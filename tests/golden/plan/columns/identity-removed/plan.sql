-- Modify "users" table
ALTER TABLE public.users ALTER COLUMN id DROP IDENTITY;
