CREATE DOMAIN public.d AS integer CONSTRAINT pos CHECK (VALUE > 0);
CREATE TABLE public.t (a public.d);
