-- Disable row-level security for "users" table
ALTER TABLE public.users DISABLE ROW LEVEL SECURITY;
-- Drop policy "p" on table: "users"
DROP POLICY p ON public.users;
