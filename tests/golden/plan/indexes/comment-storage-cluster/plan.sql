-- Modify index "i" on table: "users"
ALTER INDEX public.i SET (fillfactor = 90);
-- Modify "users" table
ALTER TABLE public.users CLUSTER ON i;
-- Set comment to index: "i" on table: "users"
COMMENT ON INDEX public.i IS 'fast';
