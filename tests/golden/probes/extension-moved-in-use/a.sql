CREATE SCHEMA ext;
CREATE EXTENSION citext;
CREATE TABLE public.t (a citext, b text);
CREATE INDEX i ON public.t (a);
