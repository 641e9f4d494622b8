-- Drop "ones" materialized view
DROP MATERIALIZED VIEW public.ones;

-- Create "others" materialized view
CREATE MATERIALIZED VIEW public.others AS
SELECT 2 AS n;
-- Create index "n" to table: "others"
CREATE INDEX n ON public.others USING btree (n);
