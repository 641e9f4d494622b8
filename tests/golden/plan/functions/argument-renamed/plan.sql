-- Drop "v" view
DROP VIEW public.v;
-- Drop "add" function
DROP FUNCTION public.add(a integer, b integer);
-- Create "add" function
CREATE OR REPLACE FUNCTION public.add(x integer, b integer)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE
AS $function$SELECT x + b$function$;
-- Create "v" view
CREATE VIEW public.v AS
SELECT public.add(1, 2) AS add;
