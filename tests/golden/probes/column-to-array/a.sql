CREATE TABLE public.t (id integer, tag text);
