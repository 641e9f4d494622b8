CREATE TABLE public.t (id integer, doc jsonb DEFAULT '{}');
