CREATE DOMAIN public.d AS integer DEFAULT 1;
CREATE TABLE public.t (a public.d);
