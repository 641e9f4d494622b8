-- Modify "users" table
ALTER TABLE public.users ALTER COLUMN x DROP EXPRESSION;
