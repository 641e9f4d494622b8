-- Drop "first_name" function
DROP FUNCTION public.first_name();
-- Drop "names" view
DROP VIEW public.names;
-- Modify "users" table
-- Rewrites public.users under ACCESS EXCLUSIVE: its reads and writes wait until the transaction ends.
ALTER TABLE public.users ALTER COLUMN id TYPE bigint;
-- Create "names" view
CREATE VIEW public.names AS
SELECT users.id,
    users.email
   FROM public.users;
-- Create "first_name" function
CREATE OR REPLACE FUNCTION public.first_name()
 RETURNS SETOF public.names
 LANGUAGE sql
AS $function$SELECT * FROM names$function$;
-- Revoke privileges on function: "first_name"
REVOKE EXECUTE ON FUNCTION public.first_name() FROM PUBLIC;
-- Change owner of view: "names"
ALTER VIEW public.names OWNER TO golden_app;
-- Grant privileges on view: "names"
GRANT SELECT ON TABLE public.names TO golden_reader;
-- Grant privileges on view: "names"
GRANT SELECT (id) ON TABLE public.names TO golden_writer;
