CREATE TYPE public.c AS (x integer, y text);
