-- Modify policy "p" on table: "users"
ALTER POLICY p ON public.users USING (id > 5) WITH CHECK (id > 6);
