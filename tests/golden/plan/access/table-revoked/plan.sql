-- Revoke privileges on table: "users"
REVOKE SELECT ON TABLE public.users FROM golden_reader;
-- Revoke privileges on table: "users"
REVOKE INSERT, UPDATE, DELETE ON TABLE public.users FROM golden_writer;
