-- Modify "v" view
ALTER VIEW public.v SET (security_invoker = true);
-- Modify "v" view
ALTER VIEW public.v ALTER COLUMN name SET DEFAULT 'x'::text;
-- Set comment to column: "name" on table: "v"
COMMENT ON COLUMN public.v.name IS 'c';
