-- Drop policy "p" on table: "users"
DROP POLICY p ON public.users;
-- Create policy "p" on table: "users"
CREATE POLICY p ON public.users FOR SELECT USING (id > 0);
