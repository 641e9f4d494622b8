CREATE TEXT SEARCH CONFIGURATION public.c (PARSER = "default");
ALTER TEXT SEARCH CONFIGURATION public.c ADD MAPPING FOR asciiword, email WITH english_stem, simple;
ALTER TEXT SEARCH CONFIGURATION public.c ADD MAPPING FOR hword WITH simple;
CREATE TABLE public.t (a text, v tsvector GENERATED ALWAYS AS (to_tsvector('public.c'::regconfig, a)) STORED);
CREATE INDEX i ON public.t USING gin (to_tsvector('public.c'::regconfig, a));
COMMENT ON TEXT SEARCH CONFIGURATION public.c IS 'kept';
