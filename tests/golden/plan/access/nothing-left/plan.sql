-- Revoke privileges on table: "users"
REVOKE ALL ON TABLE public.users FROM postgres;
-- Revoke privileges on table: "users"
REVOKE SELECT ON TABLE public.users FROM golden_reader;
