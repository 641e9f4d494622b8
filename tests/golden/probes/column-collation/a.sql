CREATE TABLE public.t (id integer, name text);
CREATE INDEX i ON public.t (name);
