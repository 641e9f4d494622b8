CREATE TABLE public.t (a timestamp, b date);
