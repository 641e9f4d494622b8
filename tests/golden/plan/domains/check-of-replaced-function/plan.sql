-- Modify domain type "code"
ALTER DOMAIN public.code DROP CONSTRAINT code_check;
-- Drop "ok" function
DROP FUNCTION public.ok(v text);
-- Create "ok" function
CREATE OR REPLACE FUNCTION public.ok(w text)
 RETURNS boolean
 LANGUAGE sql
AS $function$SELECT true$function$;
-- Modify domain type "code"
ALTER DOMAIN public.code ADD CONSTRAINT code_check CHECK (public.ok(VALUE));
