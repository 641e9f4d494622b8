-- Modify "users" table
ALTER TABLE public.users DROP CONSTRAINT users_email_key;
-- Modify "users" table
ALTER TABLE public.users DROP CONSTRAINT users_name_check;
