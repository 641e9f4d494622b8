CREATE TABLE public.t (a text);
CREATE FUNCTION public.n(text) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT lower($1)';
CREATE INDEX i ON public.t (public.n(a)) WHERE public.n(a) <> '';
