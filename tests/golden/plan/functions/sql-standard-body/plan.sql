-- Do not check function bodies before all objects are there
SET check_function_bodies = off;
-- Create "emails" function
CREATE OR REPLACE FUNCTION public.emails()
 RETURNS SETOF text
 LANGUAGE sql
BEGIN ATOMIC
 SELECT users.email
    FROM public.users;
END;
-- Create "v" view
CREATE VIEW public.v AS
SELECT emails.emails
   FROM public.emails() emails(emails);
