CREATE TYPE public.inner_c AS (x integer);
CREATE TYPE public.outer_c AS (i public.inner_c, l public.inner_c[]);
COMMENT ON TYPE public.outer_c IS 'nested';
