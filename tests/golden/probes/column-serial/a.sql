CREATE TABLE public.t (b text);
