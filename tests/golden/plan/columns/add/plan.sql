-- Modify "users" table
ALTER TABLE public.users ADD COLUMN age integer DEFAULT 7 NOT NULL;
-- Modify "users" table
ALTER TABLE public.users ADD COLUMN bio text COLLATE "C";
