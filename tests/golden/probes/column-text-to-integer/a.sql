CREATE TABLE public.t (id text DEFAULT '5');
