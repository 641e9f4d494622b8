CREATE TYPE public.pair AS (a integer, b integer);
CREATE FUNCTION public.pair_sum(public.pair) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT $1.a + $1.b';
CREATE CAST (public.pair AS integer) WITH FUNCTION public.pair_sum(public.pair) AS ASSIGNMENT;
CREATE TABLE public.t (p public.pair);
CREATE VIEW public.v AS SELECT p::integer AS s FROM public.t;
