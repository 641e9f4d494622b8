-- Drop trigger "t"
DROP TRIGGER t ON public.users;
-- Drop "f" function
DROP FUNCTION public.f();
