-- Create role "golden Odd"
CREATE ROLE "golden Odd" NOLOGIN;
-- Create role "golden_never_before"
CREATE ROLE golden_never_before NOLOGIN;
-- Create policy "own" on table: "users"
CREATE POLICY own ON public.users TO "golden Odd" USING (id = 1);
-- Enable row-level security for "users" table
ALTER TABLE public.users ENABLE ROW LEVEL SECURITY;
-- Grant privileges on table: "users"
GRANT SELECT ON TABLE public.users TO golden_never_before;

-- Note: The server has no role golden Odd: it is created without LOGIN and password, and stays when the plan is taken back

-- Note: The server has no role golden_never_before: it is created without LOGIN and password, and stays when the plan is taken back
