-- Revoke privileges on table: "users"
REVOKE SELECT ON TABLE public.users FROM golden_reader;
-- Grant privileges on table: "users"
GRANT SELECT (id) ON TABLE public.users TO golden_reader;
