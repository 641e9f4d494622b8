-- Create "fresh" function
CREATE OR REPLACE FUNCTION public.fresh(a integer, b text)
 RETURNS integer
 LANGUAGE sql
AS $function$SELECT 1$function$;
-- Grant privileges on procedure: "act"
GRANT EXECUTE ON PROCEDURE public.act() TO golden_reader;
-- Revoke privileges on function: "secret"
REVOKE EXECUTE ON FUNCTION public.secret() FROM PUBLIC;
-- Grant privileges on function: "secret"
GRANT EXECUTE ON FUNCTION public.secret() TO golden_app;
-- Revoke privileges on function: "fresh"
REVOKE EXECUTE ON FUNCTION public.fresh(a integer, b text) FROM PUBLIC;
