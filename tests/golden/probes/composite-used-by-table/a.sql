CREATE TYPE public.c AS (x integer, y text);
CREATE TABLE public.t (v public.c, w public.c[]);
