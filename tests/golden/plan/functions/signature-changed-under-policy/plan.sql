-- Drop policy "p" on table: "users"
DROP POLICY p ON public.users;
-- Drop "may" function
DROP FUNCTION public.may(u integer);
-- Create "may" function
CREATE OR REPLACE FUNCTION public.may(u integer, s text)
 RETURNS boolean
 LANGUAGE sql
AS $function$SELECT u > 0$function$;
-- Create policy "p" on table: "users"
CREATE POLICY p ON public.users USING (public.may(id, 'x'::text));
