CREATE COLLATION public.c (PROVIDER = icu, LOCALE = 'de');
CREATE TABLE public.t (id integer PRIMARY KEY, name text COLLATE public.c);
CREATE INDEX t_name ON public.t (name);
CREATE VIEW public.v AS SELECT id, name FROM public.t;
