-- Grant privileges on table: "users"
GRANT SELECT, INSERT, UPDATE ON TABLE public.users TO golden_app, golden_writer;
-- Grant privileges on table: "users"
GRANT SELECT ON TABLE public.users TO golden_reader;
