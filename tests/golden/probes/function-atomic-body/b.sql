CREATE TABLE public.t (a integer);
CREATE FUNCTION public.f() RETURNS bigint LANGUAGE sql BEGIN ATOMIC SELECT count(*) FROM public.t; END;
CREATE FUNCTION public.g(x integer) RETURNS integer LANGUAGE sql RETURN x + 1;
