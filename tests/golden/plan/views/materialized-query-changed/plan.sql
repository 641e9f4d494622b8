-- Drop "over_m" view
DROP VIEW public.over_m;
-- Drop "m" materialized view
DROP MATERIALIZED VIEW public.m;
-- Create "m" materialized view
CREATE MATERIALIZED VIEW public.m AS
SELECT users.id,
    users.email
   FROM public.users;
-- Create "over_m" view
CREATE VIEW public.over_m AS
SELECT m.id
   FROM public.m;
-- Create index "m_email" to table: "m"
CREATE INDEX m_email ON public.m USING btree (email);
-- Create index "m_id" to table: "m"
CREATE UNIQUE INDEX m_id ON public.m USING btree (id);
