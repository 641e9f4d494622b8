CREATE TYPE public.c AS (x bigint, y text);
CREATE TABLE public.t (id integer PRIMARY KEY, v public.c);
