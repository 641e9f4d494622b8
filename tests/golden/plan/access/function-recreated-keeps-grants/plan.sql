-- Drop "f" function
DROP FUNCTION public.f();
-- Create "f" function
CREATE OR REPLACE FUNCTION public.f()
 RETURNS bigint
 LANGUAGE sql
AS $function$SELECT 1::bigint$function$;
-- Change owner of function: "f"
ALTER FUNCTION public.f() OWNER TO golden_app;
-- Revoke privileges on function: "f"
REVOKE EXECUTE ON FUNCTION public.f() FROM PUBLIC;
