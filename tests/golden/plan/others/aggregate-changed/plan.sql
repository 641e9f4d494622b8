-- Drop "v" view
DROP VIEW public.v;
-- Drop aggregate "total"
DROP AGGREGATE public.total(integer);
-- Create aggregate "total"
CREATE AGGREGATE public.total(integer) (SFUNC = int4pl, STYPE = integer, INITCOND = '0');
-- Create "v" view
CREATE VIEW public.v AS
SELECT public.total(g.g) AS t
   FROM generate_series(1, 3) g(g);
