-- Modify "users" table
ALTER TABLE public.users VALIDATE CONSTRAINT has_at;
