CREATE TYPE public.inner_c AS (x integer);
