CREATE TYPE public.c AS (x integer, y text, z numeric(4,1));
