-- Drop "users" table
DROP TABLE public.users;
-- Drop "f" function
DROP FUNCTION public.f();
