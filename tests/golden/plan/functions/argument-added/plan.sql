-- Drop "add" function
DROP FUNCTION public.add(a integer, b integer);
-- Create "add" function
CREATE OR REPLACE FUNCTION public.add(a integer, b integer, c integer DEFAULT 0)
 RETURNS integer
 LANGUAGE sql
AS $function$SELECT a + b + c$function$;
