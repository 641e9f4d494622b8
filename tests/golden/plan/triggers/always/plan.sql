-- Modify "users" table
ALTER TABLE public.users ENABLE ALWAYS TRIGGER t;
