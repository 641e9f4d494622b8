CREATE TYPE public.hex;
CREATE FUNCTION public.hex_in(cstring) RETURNS public.hex LANGUAGE internal IMMUTABLE STRICT AS 'int4in';
CREATE FUNCTION public.hex_out(public.hex) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int4out';
CREATE TYPE public.hex (INPUT = public.hex_in, OUTPUT = public.hex_out, INTERNALLENGTH = 4, PASSEDBYVALUE, ALIGNMENT = int4, STORAGE = plain, CATEGORY = 'N', PREFERRED = false, DEFAULT = '7', DELIMITER = ';');
COMMENT ON TYPE public.hex IS 'a number';
CREATE TABLE public.t (a public.hex, b public.hex[]);
