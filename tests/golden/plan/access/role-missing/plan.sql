-- Create policy "own" on table: "users"
CREATE POLICY own ON public.users TO "golden Odd" USING (id = 1);
-- Enable row-level security for "users" table
ALTER TABLE public.users ENABLE ROW LEVEL SECURITY;
-- Grant privileges on table: "users"
GRANT SELECT ON TABLE public.users TO golden_never_before;
