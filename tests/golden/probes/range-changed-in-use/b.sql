CREATE TYPE public.fr AS RANGE (SUBTYPE = double precision, SUBTYPE_DIFF = float8mi);
CREATE TABLE public.t (id integer PRIMARY KEY, a public.fr);
CREATE INDEX i ON public.t USING gist (a);
CREATE VIEW public.v AS SELECT a FROM public.t;
