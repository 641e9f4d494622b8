-- Drop "v" view
DROP VIEW public.v;
-- Create "v" materialized view
CREATE MATERIALIZED VIEW public.v AS
SELECT users.id
   FROM public.users
WITH NO DATA;
