-- Create index "one_name" to table: "users"
CREATE UNIQUE INDEX CONCURRENTLY one_name ON public.users USING btree (name) NULLS NOT DISTINCT;

-- Modify "users" table
ALTER TABLE public.users ADD CONSTRAINT one_name UNIQUE USING INDEX one_name DEFERRABLE;
