-- Modify "users" table
ALTER TABLE public.users DROP CONSTRAINT has_at;
-- Modify "users" table
ALTER TABLE public.users ADD CONSTRAINT has_at CHECK ((email ~~ '%@%.%'::text)) NOT VALID;

-- Modify "users" table
ALTER TABLE public.users VALIDATE CONSTRAINT has_at;
