-- Set comment to column: "email" on table: "users"
COMMENT ON COLUMN public.users.email IS 'it''s unique';
-- Set comment to column: "name" on table: "users"
COMMENT ON COLUMN public.users.name IS NULL;
-- Set comment to table: "users"
COMMENT ON TABLE public.users IS 'all people';
-- Set comment to constraint: "users_pkey" on table: "users"
COMMENT ON CONSTRAINT users_pkey ON public.users IS 'the key';
