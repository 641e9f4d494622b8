-- Create composite type "pair"
CREATE TYPE public.pair AS (
  a integer,
  b text
);
-- Create "t" table
CREATE TABLE public.t (
  p public.pair,
  q public.pair[]
);
