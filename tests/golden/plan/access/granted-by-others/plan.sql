-- Grant as golden_app
SET ROLE golden_app;
-- Revoke privileges on table: "users"
REVOKE SELECT ON TABLE public.users FROM golden_reader;
-- Be the former role again
RESET ROLE;
-- Revoke privileges on table: "users"
REVOKE SELECT ON TABLE public.users FROM golden_app;
-- Grant privileges on table: "users"
GRANT INSERT ON TABLE public.users TO golden_writer WITH GRANT OPTION;
-- Grant as golden_writer
SET ROLE golden_writer;
-- Grant privileges on table: "users"
GRANT INSERT ON TABLE public.users TO golden_reader;
-- Be the former role again
RESET ROLE;
