CREATE TYPE public.tx;
CREATE FUNCTION public.tx_in(cstring) RETURNS public.tx LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE FUNCTION public.tx_out(public.tx) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';
CREATE TYPE public.tx (INPUT = public.tx_in, OUTPUT = public.tx_out, INTERNALLENGTH = VARIABLE, STORAGE = extended);
CREATE TABLE public.t (a public.tx);
