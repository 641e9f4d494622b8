-- Create index "users_email" to table: "users"
CREATE UNIQUE INDEX CONCURRENTLY users_email ON public.users USING btree (email);

-- Modify "users" table
ALTER TABLE public.users REPLICA IDENTITY USING INDEX users_email;
