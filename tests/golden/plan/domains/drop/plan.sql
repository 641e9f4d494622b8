-- Drop "t" table
DROP TABLE public.t;
-- Drop domain type "percent"
DROP DOMAIN public.percent;
