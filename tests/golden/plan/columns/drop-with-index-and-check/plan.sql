-- Drop index "users_name" from table: "users"
DROP INDEX CONCURRENTLY public.users_name;

-- Modify "users" table
ALTER TABLE public.users DROP CONSTRAINT named;
-- Modify "users" table
ALTER TABLE public.users DROP COLUMN name;
