CREATE DOMAIN public.cents AS bigint;
CREATE TYPE public.pt AS (a integer);
CREATE TYPE public.pt2 AS (a integer);
CREATE CAST (public.pt AS public.pt2) WITH INOUT;
