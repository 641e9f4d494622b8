-- Drop "things" view
DROP VIEW public.things;
-- Create "things" table
CREATE TABLE public.things (
  id integer
);
