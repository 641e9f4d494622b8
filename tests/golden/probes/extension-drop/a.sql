CREATE EXTENSION pg_trgm;
CREATE TABLE public.t (a text);
CREATE INDEX i ON public.t USING gin (a gin_trgm_ops);
