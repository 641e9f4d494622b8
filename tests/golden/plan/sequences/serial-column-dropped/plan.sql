-- Modify "users" table
ALTER TABLE public.users DROP COLUMN n;
