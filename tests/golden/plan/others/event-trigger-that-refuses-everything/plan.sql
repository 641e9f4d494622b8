-- Drop event trigger "guard"
DROP EVENT TRIGGER guard;
-- Create "refuse_all" function
CREATE OR REPLACE FUNCTION public.refuse_all()
 RETURNS event_trigger
 LANGUAGE plpgsql
AS $function$BEGIN RAISE EXCEPTION 'no'; END$function$;
-- Drop "refuse" function
DROP FUNCTION public.refuse();
-- Create event trigger "guard_all"
CREATE EVENT TRIGGER guard_all ON ddl_command_start EXECUTE FUNCTION public.refuse_all();
