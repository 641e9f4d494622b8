-- Create "v" view
CREATE VIEW public.v AS
SELECT q.id,
    q.x
   FROM ( SELECT users.id,
            users.name AS x
           FROM public.users
        UNION ALL
         SELECT users.id,
            NULL::text AS "?column?"
           FROM public.users) q;
-- Create "m" materialized view
CREATE MATERIALIZED VIEW public.m AS
SELECT users.email
   FROM public.users
UNION
 SELECT 'a,b'::text AS email
UNION
 SELECT 'it''s'::text AS email;
