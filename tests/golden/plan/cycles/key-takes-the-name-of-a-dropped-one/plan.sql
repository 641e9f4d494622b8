-- Create "fresh" table
CREATE TABLE public.fresh (
  id integer NOT NULL,
  a integer
);
-- Modify "v" view
CREATE OR REPLACE VIEW public.v AS
SELECT fresh.id
   FROM public.fresh;
-- Modify "counted" function
CREATE OR REPLACE FUNCTION public.counted()
 RETURNS bigint
 LANGUAGE sql
 STABLE
BEGIN ATOMIC
 SELECT count(fresh.id) AS count
    FROM public.fresh;
END;
-- Drop "old" table
DROP TABLE public.old;
-- Modify "fresh" table
ALTER TABLE public.fresh ADD CONSTRAINT the_key PRIMARY KEY (id);
-- Create index "the_index" to table: "fresh"
CREATE INDEX the_index ON public.fresh USING btree (a);
