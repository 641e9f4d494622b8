-- Create policy "p" on table: "users"
CREATE POLICY p ON public.users AS RESTRICTIVE FOR SELECT USING (id > 0);
-- Create policy "q" on table: "users"
CREATE POLICY q ON public.users FOR INSERT WITH CHECK (id < 10);
-- Set comment to policy: "q" on table: "users"
COMMENT ON POLICY q ON public.users IS 'small';
-- Enable row-level security for "users" table
ALTER TABLE public.users ENABLE ROW LEVEL SECURITY;
-- Force row-level security for "users" table
ALTER TABLE public.users FORCE ROW LEVEL SECURITY;
