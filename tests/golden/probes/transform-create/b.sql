CREATE EXTENSION hstore;
CREATE FUNCTION public.to_lang(internal) RETURNS internal LANGUAGE internal IMMUTABLE STRICT AS 'boolin';
CREATE FUNCTION public.from_lang(internal) RETURNS integer LANGUAGE internal IMMUTABLE STRICT AS 'boolin';
CREATE TRANSFORM FOR integer LANGUAGE plpgsql (FROM SQL WITH FUNCTION public.to_lang(internal), TO SQL WITH FUNCTION public.from_lang(internal));
COMMENT ON TRANSFORM FOR integer LANGUAGE plpgsql IS 't';
