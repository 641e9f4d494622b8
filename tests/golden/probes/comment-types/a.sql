CREATE TYPE public.e AS ENUM ('a');
CREATE DOMAIN public.d AS integer CONSTRAINT pos CHECK (VALUE > 0);
CREATE TYPE public.c AS (x integer, y text);
CREATE TYPE public.r AS RANGE (SUBTYPE = integer);
