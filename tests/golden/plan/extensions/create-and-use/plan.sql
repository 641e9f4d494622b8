-- Create extension "citext"
CREATE EXTENSION citext WITH SCHEMA public;
-- Create extension "pg_trgm"
CREATE EXTENSION pg_trgm WITH SCHEMA public;
-- Modify "users" table
ALTER TABLE public.users ALTER COLUMN email TYPE public.citext USING email::public.citext;

-- Create index "i" to table: "users"
CREATE INDEX CONCURRENTLY i ON public.users USING gin (name public.gin_trgm_ops);
