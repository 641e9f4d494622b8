CREATE TYPE public.c AS (y text, x integer);
