-- Grant privileges on table: "users"
GRANT SELECT (email) ON TABLE public.users TO golden_reader;
-- Grant privileges on table: "users"
GRANT SELECT (email, id), UPDATE (email) ON TABLE public.users TO golden_writer;
