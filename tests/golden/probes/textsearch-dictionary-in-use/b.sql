CREATE TEXT SEARCH DICTIONARY public.d (TEMPLATE = snowball, LANGUAGE = german);
CREATE TEXT SEARCH CONFIGURATION public.c (PARSER = "default");
ALTER TEXT SEARCH CONFIGURATION public.c ADD MAPPING FOR asciiword, word WITH public.d, simple;
CREATE TABLE public.t (a text);
CREATE INDEX i ON public.t USING gin (to_tsvector('public.c'::regconfig, a));
