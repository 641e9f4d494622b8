-- Create index "one_email" to table: "users"
CREATE UNIQUE INDEX CONCURRENTLY one_email ON public.users USING btree (email) INCLUDE (name);

-- Modify "users" table
ALTER TABLE public.users ADD CONSTRAINT one_email UNIQUE USING INDEX one_email;
