-- Create index "i" to table: "users"
CREATE INDEX CONCURRENTLY i ON public.users USING btree (lower(email));

-- Modify index "i" on table: "users"
ALTER INDEX public.i ALTER COLUMN 1 SET STATISTICS 300;
