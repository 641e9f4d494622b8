-- Modify "users" table
ALTER TABLE public.users ALTER COLUMN name SET DEFAULT 'anonymous'::text;
