CREATE FUNCTION public.n(text) RETURNS varchar LANGUAGE sql IMMUTABLE AS 'SELECT lower($1)::varchar';
CREATE TABLE public.t (a text DEFAULT public.n('X'), g text GENERATED ALWAYS AS (public.n('Y')) STORED, CONSTRAINT k CHECK (public.n(a) <> ''));
CREATE INDEX i ON public.t (public.n(a));
