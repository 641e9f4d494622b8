-- Do not check function bodies before all objects are there
SET check_function_bodies = off;
-- Modify "add" function
CREATE OR REPLACE FUNCTION public.add(a integer, b integer)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE
AS $function$SELECT b + a$function$;
