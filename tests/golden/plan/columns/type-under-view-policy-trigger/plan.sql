-- Drop "name_counts" materialized view
DROP MATERIALIZED VIEW public.name_counts;

-- Drop policy "own" on table: "users"
DROP POLICY own ON public.users;
-- Drop trigger "named"
DROP TRIGGER named ON public.users;
-- Drop "short_names" view
DROP VIEW public.short_names;
-- Drop "names" view
DROP VIEW public.names;
-- Modify "users" table
-- Rewrites public.users under ACCESS EXCLUSIVE: its reads and writes wait until the transaction ends.
ALTER TABLE public.users ALTER COLUMN name TYPE character varying(80);
-- Create trigger "named"
CREATE TRIGGER named BEFORE UPDATE OF name
  ON public.users
  FOR EACH ROW
  WHEN (((old.name)::text IS DISTINCT FROM (new.name)::text))
  EXECUTE FUNCTION public.touch();
-- Create policy "own" on table: "users"
CREATE POLICY own ON public.users USING ((name)::text = CURRENT_USER);
-- Create "names" view
CREATE VIEW public.names AS
SELECT users.id,
    users.name
   FROM public.users;
-- Set comment to view: "names"
COMMENT ON VIEW public.names IS 'names only';
-- Create "short_names" view
CREATE VIEW public.short_names AS
SELECT names.id,
    "left"((names.name)::text, 3) AS short
   FROM public.names;

-- Create "name_counts" materialized view
CREATE MATERIALIZED VIEW public.name_counts AS
SELECT names.name,
    count(*) AS n
   FROM public.names
  GROUP BY names.name;
-- Create index "name_counts_name" to table: "name_counts"
CREATE UNIQUE INDEX name_counts_name ON public.name_counts USING btree (name);
