CREATE FUNCTION public.sw(text, text) RETURNS boolean LANGUAGE internal IMMUTABLE STRICT SUPPORT text_starts_with_support AS 'text_starts_with';
