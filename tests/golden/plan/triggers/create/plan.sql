-- Create "f" function
CREATE OR REPLACE FUNCTION public.f()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$BEGIN RETURN NEW; END$function$;
-- Create trigger "c"
CREATE CONSTRAINT TRIGGER c AFTER UPDATE
  ON public.users DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW
  EXECUTE FUNCTION public.f();
-- Create trigger "t"
CREATE TRIGGER t BEFORE INSERT ON public.users FOR EACH ROW EXECUTE FUNCTION public.f();
-- Modify "users" table
ALTER TABLE public.users DISABLE TRIGGER t;
-- Set comment to trigger: "t" on table: "users"
COMMENT ON TRIGGER t ON public.users IS 'off';
