-- Drop trigger "t"
DROP TRIGGER t ON public.users;
-- Create trigger "t"
CREATE TRIGGER t AFTER INSERT
  ON public.users REFERENCING NEW TABLE AS n
  FOR EACH STATEMENT
  EXECUTE FUNCTION public.f();
