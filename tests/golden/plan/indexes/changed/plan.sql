-- Create index "schemawright_new_i" to table: "users"
CREATE INDEX CONCURRENTLY schemawright_new_i ON public.users USING btree (email, name);

-- Drop index "i" from table: "users"
DROP INDEX CONCURRENTLY public.i;

-- Rename the new index to "i"
ALTER INDEX public.schemawright_new_i RENAME TO i;
