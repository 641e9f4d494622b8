-- Drop "f" function
DROP FUNCTION public.f(public.mood);
-- Drop enum type "mood"
DROP TYPE public.mood;
-- Create enum type "mood"
CREATE TYPE public.mood AS ENUM ('sad', 'ok');
-- Create "f" function
CREATE OR REPLACE FUNCTION public.f(public.mood)
 RETURNS text
 LANGUAGE sql
AS $function$ SELECT $1::text $function$;
