-- Modify "users" table
ALTER TABLE public.users ADD COLUMN name text;
-- Grant privileges on table: "users"
GRANT SELECT (name) ON TABLE public.users TO golden_reader;
