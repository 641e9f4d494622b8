-- Revoke privileges on table: "users"
REVOKE TRUNCATE ON TABLE public.users FROM postgres;
