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
