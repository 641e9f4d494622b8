CREATE TABLE public.t (id integer DEFAULT 5);
