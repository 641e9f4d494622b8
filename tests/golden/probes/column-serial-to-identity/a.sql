CREATE TABLE public.t (a serial PRIMARY KEY, b text);
