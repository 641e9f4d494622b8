CREATE TABLE public.v (a integer);
