CREATE DOMAIN public.d AS integer;
CREATE DOMAIN public.dd AS public.d CHECK (VALUE <> 5);
CREATE TABLE public.t (a public.dd, b public.dd[]);
