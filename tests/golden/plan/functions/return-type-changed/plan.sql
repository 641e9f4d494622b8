-- Modify "users" table
ALTER TABLE public.users ALTER COLUMN name DROP DEFAULT;
-- Drop "v" view
DROP VIEW public.v;

-- Drop index "i" from table: "users"
DROP INDEX CONCURRENTLY public.i;

-- Modify "users" table
ALTER TABLE public.users DROP CONSTRAINT positive;
-- Drop "add" function
DROP FUNCTION public.add(a integer, b integer);
-- Create "add" function
CREATE OR REPLACE FUNCTION public.add(a integer, b integer)
 RETURNS bigint
 LANGUAGE sql
 IMMUTABLE
AS $function$SELECT a + b$function$;
-- Modify "users" table
ALTER TABLE public.users ALTER COLUMN name SET DEFAULT (public.add(1, 2))::text;
-- Create "v" view
CREATE VIEW public.v AS
SELECT public.add(users.id, 1) AS next
   FROM public.users;
-- Modify "users" table
ALTER TABLE public.users ADD CONSTRAINT positive CHECK ((public.add(id, 0) > 0)) NOT VALID;

-- Create index "i" to table: "users"
CREATE INDEX CONCURRENTLY i ON public.users USING btree (public.add(id, 2));

-- Modify "users" table
ALTER TABLE public.users VALIDATE CONSTRAINT positive;
