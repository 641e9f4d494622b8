-- Create domain type "percent"
CREATE DOMAIN public.percent AS integer CONSTRAINT percent_check CHECK ((VALUE >= 0));
-- Create domain type "small"
CREATE DOMAIN public.small AS public.percent CONSTRAINT small_check CHECK (((VALUE)::integer < 10));
-- Create "t" table
CREATE TABLE public.t (
  p public.small
);
