-- Modify "v" view
CREATE OR REPLACE VIEW public.v AS
SELECT NULL::integer AS id;
-- Drop "old" table
DROP TABLE public.old;
-- Create "fresh" table
CREATE TABLE public.fresh (
  id integer GENERATED ALWAYS AS IDENTITY (SEQUENCE NAME public.ids)
);
-- Modify "v" view
CREATE OR REPLACE VIEW public.v AS
SELECT fresh.id
   FROM public.fresh;
