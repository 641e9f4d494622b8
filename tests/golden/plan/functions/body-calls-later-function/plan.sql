-- Create "z" function
CREATE OR REPLACE FUNCTION public.z()
 RETURNS integer
 LANGUAGE sql
AS $function$SELECT 1$function$;
-- Create "a" function
CREATE OR REPLACE FUNCTION public.a()
 RETURNS integer
 LANGUAGE sql
AS $function$SELECT z()$function$;
-- Create "m" materialized view
CREATE MATERIALIZED VIEW public.m AS
SELECT public.a() AS a;
