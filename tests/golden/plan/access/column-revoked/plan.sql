-- Revoke privileges on table: "users"
REVOKE SELECT (email), UPDATE (email) ON TABLE public.users FROM golden_reader;
