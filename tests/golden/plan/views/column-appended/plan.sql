-- Modify "v" view
CREATE OR REPLACE VIEW public.v AS
SELECT users.id,
    users.email
   FROM public.users;
