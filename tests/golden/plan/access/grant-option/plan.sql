-- Revoke privileges on table: "users"
REVOKE GRANT OPTION FOR SELECT ON TABLE public.users FROM golden_reader;
-- Grant privileges on table: "users"
GRANT UPDATE, DELETE ON TABLE public.users TO golden_app WITH GRANT OPTION;
-- Grant privileges on table: "users"
GRANT INSERT ON TABLE public.users TO golden_writer WITH GRANT OPTION;
