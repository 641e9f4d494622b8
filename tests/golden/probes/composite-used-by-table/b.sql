CREATE TYPE public.c AS (x integer, y text, z date);
CREATE TABLE public.t (v public.c, w public.c[]);
