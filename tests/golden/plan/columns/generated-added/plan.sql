-- Modify "users" table
ALTER TABLE public.users ADD COLUMN lower_email text GENERATED ALWAYS AS (lower(email)) STORED;
