-- Create "z" view
CREATE VIEW public.z AS
SELECT users.id,
    users.email
   FROM public.users;
-- Create "a" view
CREATE VIEW public.a AS
SELECT z.email
   FROM public.z;
-- Create "m" view
CREATE VIEW public.m WITH (check_option = cascaded, security_barrier = true) AS
SELECT a.email
   FROM public.a
  WHERE (a.email <> ''::text);
