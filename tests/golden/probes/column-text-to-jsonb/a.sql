CREATE TABLE public.t (id integer, doc text DEFAULT '{}');
