CREATE TABLE public.t (id integer, name text COLLATE "C");
CREATE INDEX i ON public.t (name);
