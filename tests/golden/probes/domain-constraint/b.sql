CREATE DOMAIN public.d AS integer CONSTRAINT pos CHECK (VALUE >= 0) CONSTRAINT small CHECK (VALUE < 100);
CREATE TABLE public.t (a public.d);
