-- Change owner of table: "users"
ALTER TABLE public.users OWNER TO golden_app;
