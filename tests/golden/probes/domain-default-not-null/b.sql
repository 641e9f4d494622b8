CREATE DOMAIN public.d AS integer DEFAULT 2 NOT NULL;
CREATE TABLE public.t (a public.d);
