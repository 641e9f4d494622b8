-- Create "v" view
CREATE VIEW public.v AS
SELECT NULL::integer AS id;
-- Create "f" function
CREATE OR REPLACE FUNCTION public.f()
 RETURNS bigint
 LANGUAGE sql
BEGIN ATOMIC
 SELECT count(*) AS count
    FROM public.v;
END;
-- Modify "v" view
CREATE OR REPLACE VIEW public.v AS
SELECT users.id
   FROM public.users
  WHERE (public.f() > 0);
