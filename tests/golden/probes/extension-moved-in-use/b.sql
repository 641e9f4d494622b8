CREATE SCHEMA ext;
CREATE EXTENSION citext SCHEMA ext;
CREATE TABLE public.t (a ext.citext, b text);
CREATE INDEX i ON public.t (a);
