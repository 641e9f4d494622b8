-- Create "base" table
CREATE TABLE public.base (
  id integer NOT NULL,
  CONSTRAINT pos CHECK ((id > 0))
);
-- Create "kid" table
CREATE TABLE public.kid (
  x text
) INHERITS (public.base);
-- Create "grandkid" table
CREATE TABLE public.grandkid (
  y text
) INHERITS (public.kid);
